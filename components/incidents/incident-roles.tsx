'use client';
import { useState } from 'react';
import { useShell } from '@/components/layout/shell-context';
import { Button } from '@/components/ui/button';
import { whenOpened } from '@/components/ui/when-opened';
import type { Incident } from '@/domain/incidents/incident-answers';
import {
  INCIDENT_ROLES,
  type IncidentRole,
  ROLE_MEANINGS,
} from '@/domain/incidents/incident-words';
import type { IncidentActing } from './use-incident-action';

const RoleDialog = whenOpened(() => import('./role-dialog').then((file) => file.RoleDialog));

interface IncidentRolesProps {
  incident: Incident;
  /** Everybody of the project, by name. */
  people: readonly string[];
  mayAct: boolean;
  acting: IncidentActing;
}

/** Who has which role; taken by one press, or given to somebody. */
export function IncidentRoles({ incident, people, mayAct, acting }: IncidentRolesProps) {
  const { user } = useShell();
  const [named, setNamed] = useState<IncidentRole | null>(null);
  const nameOf = (role: IncidentRole) =>
    incident.roles.find((one) => one.role === role)?.name ?? null;
  return (
    <>
      <ul aria-label="Roles" className="flex flex-col gap-1">
        {INCIDENT_ROLES.map((role) => {
          const name = nameOf(role);
          const { word, means } = ROLE_MEANINGS[role];
          return (
            <li key={role} className="flex flex-wrap items-center gap-x-2">
              <span className="min-w-0 flex-1">
                <span className="text-muted" title={means}>
                  {word}
                </span>{' '}
                {name === null ? (
                  <span className="text-faint">nobody</span>
                ) : (
                  <span className="font-medium">{name}</span>
                )}
              </span>
              {mayAct ? (
                <span className="flex gap-1">
                  {name === user.name ? null : (
                    <Button
                      variant={role === 'commander' && name === null ? 'primary' : 'secondary'}
                      disabled={acting.isPending}
                      onClick={() => acting.mutate({ action: 'role', role, name: user.name })}
                    >
                      {role === 'commander' ? 'Take command' : 'Take'}
                      {role === 'commander' ? null : (
                        <span className="sr-only"> the role {word}</span>
                      )}
                    </Button>
                  )}
                  <Button variant="ghost" onClick={() => setNamed(role)}>
                    Name
                    <span className="sr-only"> who is {word}</span>
                  </Button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {named === null ? null : (
        <RoleDialog
          role={named}
          name={nameOf(named)}
          people={people}
          acting={acting}
          onClose={() => setNamed(null)}
        />
      )}
    </>
  );
}

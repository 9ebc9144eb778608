'use client';
import { useQuery } from '@tanstack/react-query';
import { ListPlus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuCheckItem } from '@/components/ui/dropdown-menu';
import { FACTOR_KINDS, FACTOR_WORDS, type FactorKind } from '@/domain/incidents/factors';
import type { Incident } from '@/domain/incidents/incident-answers';
import { incidentsQueries } from './incidents-queries';
import { type IncidentActing, useIncidentAction } from './use-incident-action';

interface IncidentFactorsProps {
  incident: Pick<Incident, 'factors' | 'suspectedChanges'>;
  mayAct: boolean;
  acting: IncidentActing;
}

/** What people confirmed as having made it possible; usually several. */
export function IncidentFactors({ incident, mayAct, acting }: IncidentFactorsProps) {
  const { factors, suspectedChanges } = incident;
  const isDeployed = suspectedChanges.some(({ isConfirmed }) => isConfirmed === true);
  const toggle = (kind: FactorKind) =>
    acting.mutate({
      action: 'change',
      patch: {
        // One that a confirmed deployment makes goes when that is taken back.
        factors: FACTOR_KINDS.filter(
          (one) =>
            factors.includes(one) !== (one === kind) && !(one === 'deployment' && isDeployed),
        ),
      },
    });
  return (
    <>
      {factors.length === 0 ? (
        <p className="text-muted">Not known: nobody has confirmed any yet.</p>
      ) : (
        <ul aria-label="Contributing factors">
          {factors.map((kind) => (
            <li key={kind}>
              {FACTOR_WORDS[kind].word}{' '}
              <span className="text-small text-muted">
                {kind === 'deployment' && isDeployed
                  ? 'a suspected change was confirmed'
                  : FACTOR_WORDS[kind].means}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayAct ? (
        <DropdownMenu
          trigger={
            <Button variant="ghost" className="-ml-2.5" disabled={acting.isPending}>
              <ListPlus aria-hidden />
              Confirm factors
            </Button>
          }
        >
          {FACTOR_KINDS.map((kind) => (
            <MenuCheckItem
              key={kind}
              checked={factors.includes(kind)}
              disabled={kind === 'deployment' && isDeployed}
              onCheckedChange={() => toggle(kind)}
            >
              {FACTOR_WORDS[kind].word}
            </MenuCheckItem>
          ))}
        </DropdownMenu>
      ) : null}
    </>
  );
}

/** The same beside what was written about an incident afterwards. */
export function FactorsOfIncident({
  project,
  number,
  mayAct,
}: {
  project: string;
  number: number;
  mayAct: boolean;
}) {
  const { data } = useQuery(incidentsQueries.one(project, String(number)));
  const acting = useIncidentAction(project, String(number));
  return data === undefined ? null : (
    <div>
      <h3 className="font-medium">Contributing factors</h3>
      <IncidentFactors incident={data} mayAct={mayAct} acting={acting} />
    </div>
  );
}

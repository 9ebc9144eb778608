'use client';
import { useState } from 'react';
import { Nothing } from '@/components/ui/nothing';
import { Select } from '@/components/ui/select';
import { Time } from '@/components/ui/time';
import type { Incident } from '@/domain/incidents/incident-answers';
import type { IncidentStatus } from '@/domain/incidents/incident-words';
import { IncidentStatusBadge } from './incident-badges';
import { STATUS_OPTIONS } from './incident-options';
import { TextForm } from './text-form';
import type { IncidentActing } from './use-incident-action';

interface IncidentUpdatesProps {
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

/** What those who wait were told, the newest first; with the status, it goes out to the channels. */
export function IncidentUpdates({ incident, mayAct, acting }: IncidentUpdatesProps) {
  const [chosen, setChosen] = useState<IncidentStatus | null>(null);
  const status = chosen ?? incident.status;
  return (
    <div className="flex flex-col gap-3">
      {mayAct ? (
        <TextForm
          label="What is affected, since when, and when more follows"
          send="Post the update"
          pending={acting.isPending && acting.variables.action === 'update'}
          onSend={(text) =>
            acting
              .mutateAsync({ action: 'update', text, status, revision: incident.revision })
              .then(() => setChosen(null))
          }
        >
          <Select
            aria-label="Status with the update"
            value={status}
            options={STATUS_OPTIONS}
            onChange={({ target }) => setChosen(target.value as IncidentStatus)}
          />
        </TextForm>
      ) : null}
      {incident.updates.length === 0 ? (
        <Nothing kind="none">Nobody was told anything yet.</Nothing>
      ) : (
        <ul aria-label="Updates" className="flex flex-col gap-2">
          {incident.updates.toReversed().map((update) => (
            <li key={update.id}>
              <p className="flex flex-wrap items-center gap-x-3 text-muted">
                <IncidentStatusBadge status={update.status} />
                <Time at={update.at} style="date-time" />
                <span>{update.by}</span>
              </p>
              <p className="whitespace-pre-wrap break-words">{update.text}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import type { Incident } from '@/domain/incidents/incident-answers';
import { type IncidentSeverity, SEVERITY_MEANINGS } from '@/domain/incidents/incident-words';
import { IncidentSeverityBadge, IncidentStatusBadge } from './incident-badges';
import { SEVERITY_OPTIONS, STATUS_OPTIONS } from './incident-options';
import type { IncidentActing } from './use-incident-action';

interface IncidentStateBarProps {
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

/** How bad it is and how far, each changed by one press. */
export function IncidentStateBar({ incident, mayAct, acting }: IncidentStateBarProps) {
  const { severity, status, revision } = incident;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <IncidentSeverityBadge severity={severity} />
      <IncidentStatusBadge status={status} />
      {mayAct ? (
        <>
          <Segmented
            label="Status"
            value={status}
            options={STATUS_OPTIONS}
            onChange={(value) => {
              if (value !== status)
                acting.mutate({ action: 'change', patch: { status: value, revision } });
            }}
          />
          <Select
            aria-label="Severity"
            title={SEVERITY_MEANINGS[severity].means}
            value={severity}
            options={SEVERITY_OPTIONS}
            onChange={({ target }) =>
              acting.mutate({
                action: 'change',
                patch: { severity: target.value as IncidentSeverity, revision },
              })
            }
          />
        </>
      ) : null}
    </div>
  );
}

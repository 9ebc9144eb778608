import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Time } from '@/components/ui/time';
import { ownerWords } from '@/domain/incidents/describe-incidents';
import { durationText } from '@/domain/incidents/describe-moved';
import type { IncidentSummary } from '@/domain/incidents/incident-answers';
import { IncidentSeverityBadge, IncidentStatusBadge } from './incident-badges';

/** One incident of the list: how bad, what, who has it, since when. */
export function IncidentRow({ project, incident }: { project: string; incident: IncidentSummary }) {
  const { number, title, severity, status, services, impact, startedAt, resolvedAt } = incident;
  return (
    <li className="relative flex flex-wrap items-start gap-x-3 gap-y-1 px-gutter py-2 focus-within:bg-selected hover:bg-hover">
      <span className="flex w-full items-center gap-3 sm:w-36 sm:shrink-0 sm:flex-col sm:items-start sm:gap-0 *:leading-5">
        <IncidentSeverityBadge severity={severity} />
        <IncidentStatusBadge status={status} />
      </span>
      <span className="min-w-0 flex-1 basis-64">
        <Link
          href={projectPath(project, `incidents/${number}`)}
          className="font-medium after:absolute after:inset-0"
        >
          <span className="text-muted tabular-nums">INC-{number}</span> {title}
        </Link>
        {impact === null ? null : <span className="line-clamp-2 block text-muted">{impact}</span>}
        <span className="flex flex-wrap gap-x-3 text-small text-muted">
          {services.length === 0 ? (
            <span className="text-faint">no service named</span>
          ) : (
            <span>{services.join(', ')}</span>
          )}
          <span>{ownerWords(incident)}</span>
          {incident.mergedInto === null ? null : (
            <span>the same as INC-{incident.mergedInto.number}</span>
          )}
        </span>
      </span>
      <span className="flex shrink-0 flex-wrap gap-x-3 text-muted max-sm:w-full sm:block sm:text-right">
        <Time at={startedAt} style={resolvedAt === null ? 'relative' : 'date-time'} />
        {resolvedAt === null ? null : (
          <span className="block text-small">
            lasted {durationText((Date.parse(resolvedAt) - Date.parse(startedAt)) / 1_000)}
          </span>
        )}
      </span>
    </li>
  );
}

import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { servicePath } from '@/components/layout/service-path';
import { DefinitionList } from '@/components/ui/definition-list';
import { Time } from '@/components/ui/time';
import { durationText } from '@/domain/incidents/describe-moved';
import type { Incident } from '@/domain/incidents/incident-answers';
import { timesOf } from '@/domain/incidents/incident-times';
import { EarlierStart } from './earlier-start';
import type { IncidentActing } from './use-incident-action';

const MOMENTS = [
  { term: 'Began', field: 'startedAt', took: null },
  { term: 'Detected', field: 'detectedAt', took: 'detect' },
  { term: 'Acknowledged', field: 'acknowledgedAt', took: 'acknowledge' },
  { term: 'Mitigated', field: 'mitigatedAt', took: 'mitigate' },
  { term: 'Resolved', field: 'resolvedAt', took: 'resolve' },
] as const;

interface IncidentFactsProps {
  project: string;
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

/** Impact, services, and the times that it will be measured by. */
export function IncidentFacts({ project, incident, mayAct, acting }: IncidentFactsProps) {
  const took = timesOf(incident);
  const unknown = <span className="text-faint">not known</span>;
  return (
    <DefinitionList
      items={[
        { term: 'Customers notice', value: incident.impact ?? unknown },
        {
          term: 'Services',
          value:
            incident.services.length === 0 ? (
              <span className="text-faint">none named: signals of all are told</span>
            ) : (
              <span className="flex flex-wrap gap-x-2">
                {incident.services.map((service) => (
                  <Link key={service} href={servicePath(project, service)} className="text-accent">
                    {service}
                  </Link>
                ))}
              </span>
            ),
        },
        ...(incident.environment === null
          ? []
          : [{ term: 'Environment', value: incident.environment }]),
        ...MOMENTS.map(({ term, field, took: measured }) => ({
          term,
          value:
            incident[field] === null ? (
              <span className="text-faint">not yet</span>
            ) : (
              <>
                <Time at={incident[field]} style="date-time" />
                {measured === null || took[measured] === null ? null : (
                  <span className="text-muted"> (after {durationText(took[measured])})</span>
                )}
                {field === 'startedAt' ? (
                  <EarlierStart project={project} incident={incident} {...{ mayAct, acting }} />
                ) : null}
              </>
            ),
        })),
        {
          term: 'Declared',
          value: (
            <>
              <Time at={incident.declaredAt} style="date-time" /> by {incident.declaredBy}
            </>
          ),
        },
        ...(incident.merged.length === 0
          ? []
          : [
              {
                term: 'The same',
                value: incident.merged.map(({ id, number, title }) => (
                  <Link
                    key={id}
                    href={projectPath(project, `incidents/${number}`)}
                    className="block text-accent"
                  >
                    INC-{number} {title}
                  </Link>
                )),
              },
            ]),
      ]}
    />
  );
}

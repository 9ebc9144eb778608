'use client';
import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight, FlaskConical } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import type { ChartMark } from '@/components/charts/chart-data';
import { TimeSeries } from '@/components/charts/time-series';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { AlertDetail } from '@/domain/alerting/alert-answers';
import type { AlertContext } from '@/domain/alerting/alert-context';
import { isProduction } from '@/domain/delivery/deployment';
import { describeChange } from '@/domain/overview/describe-change';
import { AlertValue } from './alert-value';
import { alertsQueries } from './alerts-queries';
import { courseChart } from './course-chart';

/** How bad it is against what is normal, what changed before it, and what was logged around it. */
export function AlertContextSections({ project, alert }: { project: string; alert: AlertDetail }) {
  const context = useQuery(alertsQueries.context(project, alert.id));
  const { data, error, isFetching } = context;
  const chart = useMemo(
    () => (data?.course ? courseChart(data.course, alert.rule.name) : null),
    [data, alert.rule.name],
  );
  const marks = useMemo(() => marksOf(alert, data), [alert, data]);
  const isKnown = data === undefined || data.course !== null;
  return (
    <>
      <PageSection title="How bad against normal" note={<AlertValue alert={alert} />}>
        {isKnown ? (
          <TimeSeries
            title="What it measures, around its start"
            data={chart?.data}
            unit={chart?.unit}
            steps
            marks={marks}
            emptyText="Nothing is known of this time"
            refreshing={isFetching && data !== undefined}
            problem={
              error && !data
                ? { title: error.message, onRetry: () => context.refetch() }
                : undefined
            }
            height={180}
          />
        ) : (
          <p className="text-muted">
            No course is kept of what it measures, or its rule now looks elsewhere.
          </p>
        )}
      </PageSection>
      <PageSection title="What changed" note="in the day before it, and since">
        {data === undefined ? null : <Changes project={project} context={data} />}
      </PageSection>
      <PageSection
        title="What was logged"
        note="errors around its start"
        actions={
          data === undefined ? null : (
            <Button asChild>
              <Link href={projectPath(project, data.logsPath)}>
                <ArrowUpRight aria-hidden />
                Logs
              </Link>
            </Button>
          )
        }
      >
        {data === undefined ? null : <Errors project={project} context={data} />}
      </PageSection>
    </>
  );
}

function marksOf(alert: AlertDetail, context: AlertContext | undefined): ChartMark[] {
  const deployed = (context?.changes ?? []).flatMap((change): ChartMark[] => {
    const { at } = change;
    if (at === null) return [];
    const kind = change.kind === 'rollback' ? 'rollback' : 'deployment';
    return [
      {
        timeMs: Date.parse(at),
        kind,
        label: `${change.service} ${describeChange(change).what} in ${change.environment}`,
      },
    ];
  });
  const fired = alert.firedAt ?? alert.startedAt;
  return [...deployed, { timeMs: Date.parse(fired), kind: 'alert', label: 'fired' }];
}

function Changes({ project, context }: { project: string; context: AlertContext }) {
  if (context.changes.length === 0)
    return <p className="text-muted">Nothing that is known of was deployed.</p>;
  return (
    <ul aria-label="What changed" className="divide-y divide-line">
      {context.changes.map((change) => {
        const { what, brought } = describeChange(change);
        return (
          <li
            key={`${change.service} ${change.environment} ${change.id}`}
            className="flex flex-wrap items-baseline gap-x-3 py-1"
          >
            <Time at={change.at} style="relative" />
            <Link
              href={`${projectPath(project, 'delivery')}?${new URLSearchParams({ service: change.service })}`}
              className="text-accent underline underline-offset-2"
            >
              {change.service}
            </Link>
            <span>{what}</span>
            <EnvironmentOf name={change.environment} />
            {brought === null ? null : <span className="min-w-0 text-muted">{brought}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** Production is plain; anything else is marked, since it can hardly have made this. */
function EnvironmentOf({ name }: { name: string }) {
  return isProduction(name) ? (
    <span className="text-muted">in {name}</span>
  ) : (
    <Badge tone="unknown" icon={FlaskConical}>
      {name}
    </Badge>
  );
}

function Errors({ project, context }: { project: string; context: AlertContext }) {
  if (context.errors.length === 0)
    return <p className="text-muted">No error was logged around its start.</p>;
  return (
    <ul aria-label="Errors around its start" className="divide-y divide-line">
      {context.errors.map(({ id, time, message, trail }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 py-1">
          <Time at={time} style="time" />
          <span className="min-w-0 flex-1 basis-60 break-words font-mono text-small">
            {message}
          </span>
          {trail === null ? null : (
            <Link
              href={projectPath(project, `trails/${encodeURIComponent(trail)}`)}
              className="text-accent underline underline-offset-2"
            >
              its trail
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight, BookOpen, ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Time } from '@/components/ui/time';
import type { AlertDetail } from '@/domain/alerting/alert-answers';
import { AlertActions } from './alert-actions';
import { AlertContextSections } from './alert-context';
import { AlertHistory } from './alert-history';
import { AlertLedger } from './alert-ledger';
import { AlertStateBadge } from './alert-state-badge';
import { AlertValue } from './alert-value';
import { alertsQueries } from './alerts-queries';
import { ReviewChoice } from './review-choice';
import { useAlertAction } from './use-alert-action';

interface AlertViewProps {
  project: string;
  id: string;
  mayAct: boolean;
}

const LOOK_AGAIN_MS = 10_000;

/** One alert: what, since when, how bad against normal, what to do, and what happened to it. */
export function AlertView({ project, id, mayAct }: AlertViewProps) {
  const one = useQuery({ ...alertsQueries.one(project, id), refetchInterval: LOOK_AGAIN_MS });
  const acting = useAlertAction(project);
  const { data } = one;
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Alerts" segment="alerts">
          <span className="min-w-0 break-words">{data?.rule.name ?? 'Alert'}</span>
        </PageCrumb>
      }
      answer={data?.summary ?? null}
      queries={[one]}
      time="none"
      actions={
        data && mayAct ? <AlertActions project={project} alert={data} acting={acting} /> : null
      }
    >
      <QueryContent query={one} loading="Loading the alert">
        {(alert) => (
          <>
            <PageSection title="How it stands" actions={<Links project={project} alert={alert} />}>
              <DefinitionList items={factsOf(project, alert)} />
            </PageSection>
            <AlertContextSections project={project} alert={alert} />
            <PageSection title="Did it help?" note="one key; a rule’s precision is counted from it">
              <ReviewChoice alert={alert} mayAct={mayAct} acting={acting} />
            </PageSection>
            <PageSection title="Who was told" note="when, through what, or why not">
              <AlertLedger ledger={alert.ledger} />
            </PageSection>
            <PageSection title="What happened">
              <AlertHistory events={alert.events} />
            </PageSection>
          </>
        )}
      </QueryContent>
    </SignalPage>
  );
}

function Links({ project, alert }: { project: string; alert: AlertDetail }) {
  return (
    <>
      {alert.runbookUrl === null ? null : (
        <Button asChild>
          <a href={alert.runbookUrl} rel="noreferrer" target="_blank">
            <BookOpen aria-hidden />
            Runbook
          </a>
        </Button>
      )}
      {alert.sourceUrl === null ? null : (
        <Button asChild>
          <a href={alert.sourceUrl} rel="noreferrer" target="_blank">
            <ExternalLink aria-hidden />
            At its sender
          </a>
        </Button>
      )}
      {alert.path === null ? null : (
        <Button asChild>
          <Link href={projectPath(project, alert.path)}>
            <ArrowUpRight aria-hidden />
            {placeWords(alert.path)}
          </Link>
        </Button>
      )}
    </>
  );
}

const PLACES: Record<string, string> = {
  queues: 'Open the queue',
  breakers: 'Open the breaker',
  ai: 'Open the AI feature',
  heartbeats: 'Open the job',
  logs: 'Open the logs',
  metrics: 'Open the metric',
  delivery: 'Open delivery',
  services: 'Open the service',
};

/** What is behind the way to what the alert is about. */
function placeWords(path: string): string {
  return PLACES[path.split(/[/?]/, 1)[0] ?? ''] ?? 'Look at it';
}

function factsOf(project: string, alert: AlertDetail) {
  const { severity, rule, labels, service, ownerTeam, count, fingerprint, incident, previousId } =
    alert;
  const facts = [
    {
      term: 'State',
      value: (
        <span className="flex flex-wrap items-center gap-3">
          <AlertStateBadge alert={alert} />
          <SeverityBadge severity={severity} />
          {alert.acknowledgedBy === null ? null : (
            <span>
              {alert.acknowledgedBy}, <Time at={alert.acknowledgedAt} style="relative" />
            </span>
          )}
          {alert.snoozedUntil === null ? null : (
            <span>
              until <Time at={alert.snoozedUntil} style="date-time" />
            </span>
          )}
        </span>
      ),
    },
    ...(alert.silenced === null
      ? []
      : [
          {
            term: 'Silenced',
            value: (
              <Link
                href={projectPath(project, 'alerts/silences')}
                className="underline underline-offset-2"
              >
                until <Time at={alert.silenced.until} style="date-time" />: {alert.silenced.reason}
              </Link>
            ),
          },
        ]),
    { term: 'Value', value: <AlertValue alert={alert} /> },
    {
      term: 'Since',
      value: (
        <>
          <Time at={alert.startedAt} style="date-time" /> (
          <Time at={alert.startedAt} style="relative" />)
        </>
      ),
    },
    ...(alert.resolvedAt === null
      ? []
      : [
          {
            term: 'Over',
            value: (
              <>
                <Time at={alert.resolvedAt} style="date-time" />
                {`, ${becauseOf(alert.resolvedBecause)}`}
              </>
            ),
          },
        ]),
    { term: 'Of', value: labelsText(labels) },
    { term: 'Service', value: service ?? <span className="text-faint">none named</span> },
    { term: 'Owner', value: ownerTeam ?? <span className="text-faint">no owner named</span> },
    {
      term: 'Rule',
      value: (
        <Link
          href={projectPath(project, `alerts/rules/${rule.id}`)}
          className="text-accent underline underline-offset-2"
        >
          {rule.name}
        </Link>
      ),
    },
    { term: 'Times', value: count },
    {
      term: 'Fingerprint',
      value: (
        <span className="inline-flex max-w-full items-center gap-1">
          <span className="min-w-0 break-all font-mono text-small">{fingerprint}</span>
          <CopyButton text={fingerprint} label="Copy the fingerprint" />
        </span>
      ),
    },
    ...(incident === null
      ? []
      : [
          {
            term: 'Incident',
            value: (
              <Link
                href={projectPath(project, `incidents/${incident.number}`)}
                className="text-accent underline underline-offset-2"
              >
                INC-{incident.number} {incident.title}
              </Link>
            ),
          },
        ]),
    ...(previousId === null
      ? []
      : [
          {
            term: 'Before',
            value: (
              <Link
                href={projectPath(project, `alerts/${previousId}`)}
                className="text-accent underline underline-offset-2"
              >
                the last time that this fired
              </Link>
            ),
          },
        ]),
  ];
  return facts;
}

function labelsText(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name} ${value}`);
  return pairs.length === 0 ? 'everything' : pairs.join(', ');
}

const BECAUSE: Record<string, string> = {
  recovered: 'it recovered',
  no_data: 'nothing is known of it any more',
  rule_changed: 'its rule was changed or switched off',
  project_archived: 'its project was archived',
};

function becauseOf(because: string | null): string {
  if (because === null) return 'nobody knows why';
  return BECAUSE[because] ?? `closed by ${because}`;
}

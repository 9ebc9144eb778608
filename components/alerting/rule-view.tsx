'use client';
import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { Button } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Time } from '@/components/ui/time';
import { describeRule } from '@/domain/alerting/describe-rule';
import { hasPast } from '@/domain/alerting/has-past';
import type { RuleAnswer } from '@/domain/alerting/rule-answers';
import { counted } from '@/domain/quantities/counted';
import { writeDuration } from '@/domain/quantities/written-duration';
import { BacktestFigure } from './backtest-figure';
import { RuleEditor } from './rule-editor';
import { RuleTitle } from './rule-title';
import { rulesQueries } from './rules-queries';

interface RuleViewProps {
  project: string;
  id: string;
  mayChange: boolean;
}

/** One rule: what it watches and when it fires, how it would have fared, and all of it to change. */
export function RuleView({ project, id, mayChange }: RuleViewProps) {
  const one = useQuery(rulesQueries.one(project, id));
  const [isEdited, setIsEdited] = useState(false);
  const { data } = one;
  return (
    <SignalPage
      title={<RuleTitle project={project} name={data?.name ?? 'Rule'} />}
      answer={data ? describeRule(data) : null}
      queries={[one]}
      time="none"
      actions={
        mayChange && data && !isEdited ? (
          <Button onClick={() => setIsEdited(true)}>
            <Pencil aria-hidden />
            Change
          </Button>
        ) : null
      }
    >
      <QueryContent query={one} loading="Loading the rule">
        {(rule) =>
          isEdited ? (
            <RuleEditor
              key={rule.revision}
              project={project}
              rule={rule}
              onSaved={() => setIsEdited(false)}
            />
          ) : (
            <>
              <PageSection title="The rule">
                <DefinitionList items={factsOf(project, rule)} />
              </PageSection>
              {hasPast(rule.query.signal) ? (
                <PageSection title="On the past" note="the last 14 days, as the rule is now">
                  <SavedBacktest key={rule.revision} project={project} rule={rule} />
                </PageSection>
              ) : (
                <PageSection title="On the past">
                  <NoPast project={project} rule={rule} />
                </PageSection>
              )}
            </>
          )
        }
      </QueryContent>
    </SignalPage>
  );
}

function SavedBacktest({ project, rule }: { project: string; rule: RuleAnswer }) {
  const { query, condition, forSeconds, keepFiringForSeconds, noData, severity, name } = rule;
  const written = { query, condition, forSeconds, keepFiringForSeconds, noData, severity, name };
  return <BacktestFigure test={useQuery(rulesQueries.backtest(project, written))} />;
}

/** Of what is kept for the present alone, what it has found so far tells the most. */
function NoPast({ project, rule }: { project: string; rule: RuleAnswer }) {
  const isTold = rule.query.signal === 'external';
  return (
    <p className="max-w-prose text-muted">
      {isTold ? 'Its sender judges it' : 'It looks at the present alone'}, and no past of it is kept
      that it could be tried on. {isTold ? 'It has been listened to' : 'It has been judged'} since{' '}
      <Time at={rule.createdAt} style="date-time" />: what it found is among{' '}
      <Link
        href={`${projectPath(project, 'alerts')}?${new URLSearchParams({ show: 'resolved', rule: rule.id })}`}
        className="text-accent underline underline-offset-2"
      >
        its alerts
      </Link>
      .
    </p>
  );
}

const NO_DATA = { keep: 'the state is kept', fire: 'it fires', resolve: 'the alert ends' } as const;

function factsOf(project: string, rule: RuleAnswer) {
  const { severity, ownerTeam, runbookUrl, openAlerts, lastError, escalationPolicy } = rule;
  const faint = (text: string) => <span className="text-faint">{text}</span>;
  return [
    { term: 'Severity', value: <SeverityBadge severity={severity} /> },
    { term: 'State', value: rule.isEnabled ? 'on' : 'off' },
    {
      term: 'Open',
      value: (
        <Link
          href={`${projectPath(project, 'alerts')}?${new URLSearchParams({ rule: rule.id })}`}
          className="text-accent underline underline-offset-2"
        >
          {openAlerts === 0 ? 'nothing now' : counted(openAlerts, 'alert')}
        </Link>
      ),
    },
    ...(lastError === null
      ? []
      : [
          {
            term: 'Problem',
            value: <span className="text-failing">cannot be evaluated: {lastError}</span>,
          },
        ]),
    ...(rule.description === null ? [] : [{ term: 'Why', value: rule.description }]),
    { term: 'Keeps firing for', value: writeDuration(rule.keepFiringForSeconds) },
    { term: 'When nothing is known', value: NO_DATA[rule.noData] },
    { term: 'Looked at every', value: writeDuration(rule.intervalSeconds) },
    { term: 'Owner', value: ownerTeam ?? faint('the team of the service') },
    { term: 'Escalation policy', value: escalationPolicy ?? faint('that of the owner') },
    {
      term: 'Runbook',
      value:
        runbookUrl === null ? (
          faint('none')
        ) : (
          <a
            href={runbookUrl}
            rel="noreferrer"
            target="_blank"
            className="text-accent underline underline-offset-2"
          >
            {runbookUrl}
          </a>
        ),
    },
    { term: 'As code', value: <code className="font-mono">{rule.key}</code> },
  ];
}

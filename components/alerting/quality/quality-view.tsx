'use client';
import { useQuery } from '@tanstack/react-query';
import { AlertTabs } from '@/components/alerting/alert-tabs';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { Nothing } from '@/components/ui/nothing';
import { SeverityBadge } from '@/components/ui/severity-badge';
import type { QualityAnswer } from '@/domain/alerting/quality/quality-answer';
import { counted } from '@/domain/quantities/counted';
import { PagesTable } from './pages-table';
import { qualityQueries } from './quality-queries';
import { RulesTable } from './rules-table';

interface QualityViewProps {
  project: string;
  mayChange: boolean;
}

/** Whether what wakes people is worth it. */
export function QualityView({ project, mayChange }: QualityViewProps) {
  const quality = useQuery(qualityQueries.all(project));
  return (
    <SignalPage
      title="Quality of alerts"
      answer={quality.data === undefined ? null : answerOf(quality.data)}
      queries={[quality]}
      time="none"
      toolbar={<AlertTabs project={project} current="alerts/quality" />}
    >
      <QueryContent query={quality} loading="Loading what was said of the alerts">
        {({ rules, pages, neverFired, days }) => (
          <>
            <PageSection
              title="Rules that fired"
              note={`in ${days} days, the noisiest first; precision is of those reviewed`}
              bleed
            >
              {rules.length === 0 ? (
                <Nothing kind="none">Nothing has fired in these {days} days.</Nothing>
              ) : (
                <RulesTable project={project} rules={rules} mayChange={mayChange} />
              )}
            </PageSection>
            <PageSection
              title="Pages"
              note="times that somebody was told that an alert fires; a night is 22:00 to 07:00"
              bleed
            >
              <PagesTable pages={pages} />
            </PageSection>
            <PageSection
              title="Rules that never fired"
              note="watching nothing that happens, or set too wide"
            >
              {neverFired.length === 0 ? (
                <Nothing kind="zero">
                  Of rules older than {days} days, none has stayed silent.
                </Nothing>
              ) : (
                <ul aria-label="Rules that never fired" className="flex flex-col gap-1">
                  {neverFired.map(({ id, name, severity }) => (
                    <li key={id} className="flex items-center gap-3">
                      <span className="w-20 shrink-0">
                        <SeverityBadge severity={severity} />
                      </span>
                      {name}
                    </li>
                  ))}
                </ul>
              )}
            </PageSection>
          </>
        )}
      </QueryContent>
    </SignalPage>
  );
}

function answerOf({ precision, rules, days }: QualityAnswer): string {
  const fired = rules.reduce((sum, rule) => sum + rule.fired, 0);
  const unaudited = rules.filter(({ isUnaudited }) => isUnaudited).length;
  if (fired === 0) return `Nothing has fired in ${days} days`;
  const alerts = `${counted(fired, 'alert')} in ${days} days`;
  const worth =
    precision.value === null
      ? 'nobody has said of any whether it helped'
      : `${Math.round(precision.value * 100)}% of the ${precision.n} reviewed were worth it`;
  const flagged =
    unaudited === 0 ? '' : `; ${counted(unaudited, 'rule')} fired more than twice with no review`;
  return `${alerts}; ${worth}${flagged}`;
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useUrlState } from '@/components/layout/use-url-state';
import { Nothing } from '@/components/ui/nothing';
import { Select } from '@/components/ui/select';
import { durationText } from '@/domain/incidents/describe-moved';
import { FACTOR_KINDS, FACTOR_WORDS, isInGroup } from '@/domain/incidents/factors';
import type { MeasuredTime } from '@/domain/incidents/incident-times';
import { incidentsViewSchema } from '@/domain/incidents/incidents-view';
import { reportFactors, reportTimes, type TimeReport } from '@/domain/incidents/time-report';
import { FactorTable } from './factor-table';
import { IncidentFilters } from './incident-filters';
import { IncidentTabs } from './incident-tabs';
import { incidentsQueries, MOST_INCIDENTS } from './incidents-queries';
import { TimeDots } from './time-dots';

const WORDS: Record<MeasuredTime, { title: string; note: string }> = {
  detect: { title: 'Time to detect', note: 'from its beginning until somebody or a rule noticed' },
  acknowledge: { title: 'Time to acknowledge', note: 'from then until somebody had it' },
  mitigate: { title: 'Time to mitigate', note: 'from its beginning until customers were well' },
  resolve: { title: 'Time to resolve', note: 'from its beginning until it was over' },
};

const FACTORS = [
  { value: '', label: 'Any factor' },
  ...FACTOR_KINDS.map((value) => ({ value, label: FACTOR_WORDS[value].word })),
  { value: 'unknown', label: 'None confirmed' },
];

/** How long incidents take, as distributions: every one is a dot, and no mean hides the worst. */
export function IncidentTimesView({ project }: { project: string }) {
  const [{ severity, service, cause }, setView] = useUrlState(incidentsViewSchema);
  const list = useQuery(incidentsQueries.list({ project, show: 'all', severity, service }));
  const { data } = list;
  const reports =
    data && reportTimes(data.items.filter((one) => cause === '' || isInGroup(one, cause)));
  return (
    <SignalPage
      title="Times of incidents"
      answer={reports === undefined ? null : answerOf(reports)}
      queries={[list]}
      time="none"
      toolbar={<IncidentTabs project={project} current="incidents/times" />}
    >
      <IncidentFilters items={data?.items ?? []}>
        <Select
          aria-label="Contributing factor"
          value={cause}
          options={FACTORS}
          onChange={({ target }) =>
            setView({ cause: incidentsViewSchema.cause.read(target.value) })
          }
        />
      </IncidentFilters>
      <QueryContent query={{ ...list, data: reports }} loading="Loading the times">
        {(found) => (
          <>
            {found.map((report) => (
              <PageSection
                key={report.measure}
                title={WORDS[report.measure].title}
                note={WORDS[report.measure].note}
              >
                <Times report={report} />
              </PageSection>
            ))}
            <PageSection
              title="By contributing factor"
              note="as people confirmed them; one with several counts in each"
            >
              <FactorTable reports={reportFactors(data?.items ?? [])} />
            </PageSection>
            <p className="px-gutter py-2 text-small text-muted">
              Of the newest {MOST_INCIDENTS}. A dot is an incident; the thick line is the median,
              the dashed one the time that nine of ten stay within.
            </p>
          </>
        )}
      </QueryContent>
    </SignalPage>
  );
}

function Times({ report }: { report: TimeReport }) {
  const { measure, medianSeconds, p90Seconds, n, unknown } = report;
  if (medianSeconds === null || p90Seconds === null)
    return <Nothing kind="unknown">No incident has this time yet.</Nothing>;
  return (
    <>
      <p className="tabular-nums">
        Median {durationText(medianSeconds)}, p90 {durationText(p90Seconds)}{' '}
        <span className="text-muted">
          (n = {n}
          {unknown === 0 ? '' : `; ${unknown} not known or not yet`})
        </span>
      </p>
      <TimeDots report={report} label={WORDS[measure].title} />
    </>
  );
}

function answerOf(reports: readonly TimeReport[]): string {
  const resolve = reports.find(({ measure }) => measure === 'resolve');
  if (resolve?.medianSeconds == null) return 'No incident has been resolved yet';
  return `Half of ${resolve.n} were over within ${durationText(resolve.medianSeconds)}`;
}

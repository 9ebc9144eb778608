'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { TimeSeries } from '@/components/charts/time-series';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import type { AcceptanceGroup } from '@/domain/ai/acceptance-report';
import { describeAcceptance, usualFeedback } from '@/domain/ai/describe-acceptance';
import { AI_FIELDS } from '@/domain/ai/rollup-key';
import { acceptanceColumns } from './acceptance-columns';
import { AcceptanceFigures } from './acceptance-figures';
import { AiPage, AiTime } from './ai-page';
import { aiQueries } from './ai-queries';
import { ComparePanel } from './compare-panel';
import { FIELD_WORDS } from './field-words';
import { acceptanceData } from './series-data';
import { useAiView } from './use-ai-view';

export function AcceptanceView({ project }: { project: string }) {
  return (
    <AiTime>
      <Acceptance project={project} />
    </AiTime>
  );
}

const NO_GROUPS: readonly AcceptanceGroup[] = [];
const FIELD_OPTIONS = AI_FIELDS.map((value) => ({ value, label: FIELD_WORDS[value].one }));

function Acceptance({ project }: { project: string }) {
  const { view, set, time, filter } = useAiView(project);
  const { groupBy, a, b } = view;
  const { refetchInterval } = time;
  const compare = a !== '' && b !== '' && a !== b ? `${a},${b}` : null;
  const acceptance = useQuery({
    ...aiQueries.acceptance(filter, groupBy, compare),
    refetchInterval,
  });
  const series = useQuery({ ...aiQueries.series(filter, groupBy), refetchInterval });
  const groups = acceptance.data?.groups ?? NO_GROUPS;
  const feedback = view.feedback || usualFeedback(groups);
  const columns = useMemo(
    () => acceptanceColumns(FIELD_WORDS[groupBy].one, feedback),
    [groupBy, feedback],
  );
  const chart = useMemo(() => series.data && acceptanceData(series.data), [series.data]);
  const ledgerOf = (group: AcceptanceGroup) => {
    const { project: _project, ...narrowed } = filter;
    const search = new URLSearchParams(narrowed);
    if (group.key !== null) search.set(groupBy, group.key);
    return `${projectPath(project, 'ai/ledger')}?${search}`;
  };
  return (
    <AiPage
      project={project}
      segment="ai"
      answer={acceptance.data ? describeAcceptance(groups, feedback) : null}
      queries={[acceptance, series]}
    >
      {acceptance.data ? <AcceptanceFigures groups={groups} feedback={feedback} /> : null}
      <PageSection
        title={`By ${FIELD_WORDS[groupBy].one.toLowerCase()}`}
        bleed
        actions={
          <div className="flex flex-wrap gap-2">
            <Segmented
              label="Group by"
              value={groupBy}
              options={FIELD_OPTIONS}
              onChange={(value) => set({ groupBy: value, a: '', b: '' })}
            />
            <Segmented
              label="Feedback"
              value={feedback}
              options={[
                { value: 'explicit', label: 'Explicit' },
                { value: 'implicit', label: 'Implicit' },
              ]}
              onChange={(value) => set({ feedback: value })}
            />
          </div>
        }
      >
        <QueryContent query={acceptance} loading="Loading acceptance">
          {(answer) => (
            <DataTable
              noun={FIELD_WORDS[groupBy].many}
              columns={columns}
              rows={answer.groups}
              rowKey={(group) => group.key ?? ''}
              href={ledgerOf}
              initialSort="-shown"
              empty={
                <Nothing kind="filtered">
                  Nothing was asked of a model in this time with these filters.
                </Nothing>
              }
            />
          )}
        </QueryContent>
      </PageSection>
      <PageSection
        title="Over time"
        note="“Verdicts still coming”: of answers younger than their feature’s limit, so it may yet change."
      >
        <TimeSeries
          title="Accepted as it was"
          unit="ratio"
          data={chart}
          emptyText="Nothing was judged in this time"
          refreshing={series.isFetching}
          onZoom={time.zoomTo}
          onZoomBack={time.zoomBack}
          problem={
            series.error && !series.data
              ? { title: series.error.message, onRetry: () => series.refetch() }
              : undefined
          }
        />
      </PageSection>
      <ComparePanel
        groups={groups}
        groupBy={groupBy}
        feedback={feedback}
        comparison={compare === null ? undefined : acceptance.data?.comparison}
        chosen={{ a, b }}
        onChoose={set}
      />
    </AiPage>
  );
}

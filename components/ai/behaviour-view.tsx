'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { TimeSeries } from '@/components/charts/time-series';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import type { AiPoint } from '@/domain/ai/ai-series';
import { describeBehaviour } from '@/domain/ai/describe-behaviour';
import { AI_FIELDS } from '@/domain/ai/rollup-key';
import type { Unit } from '@/domain/quantities/format-quantity';
import { AiPage, AiTime } from './ai-page';
import { aiQueries } from './ai-queries';
import { behaviourColumns, costColumns, usageColumns } from './behaviour-columns';
import { BehaviourFigures } from './behaviour-figures';
import { FIELD_WORDS } from './field-words';
import { figureData } from './series-data';
import { useAiView } from './use-ai-view';

const CHARTS: readonly {
  title: string;
  unit: Unit;
  emptyText: string;
  figures: readonly { key: keyof AiPoint; label: string }[];
}[] = [
  {
    title: 'What came of it',
    unit: 'ratio',
    emptyText: 'Nothing was asked in this time',
    figures: [
      { key: 'fallback', label: 'Fallback answered' },
      { key: 'refused', label: 'Refused' },
      { key: 'error', label: 'Failed' },
      { key: 'empty', label: 'Empty' },
      { key: 'unsure', label: '“I don’t know”' },
    ],
  },
  {
    title: 'Latency',
    unit: 'ms',
    emptyText: 'No latency was told in this time',
    figures: [
      { key: 'latencyP50', label: 'Answer, median' },
      { key: 'latencyP90', label: 'Answer, 90%' },
      { key: 'firstTokenP50', label: 'First token, median' },
      { key: 'firstTokenP90', label: 'First token, 90%' },
    ],
  },
  {
    title: 'Cost',
    unit: 'usd',
    emptyText: 'No cost is known in this time',
    figures: [{ key: 'costUsd', label: 'Cost, where it is known' }],
  },
  {
    title: 'Tokens',
    unit: 'count',
    emptyText: 'No tokens were told in this time',
    figures: [
      { key: 'inputTokens', label: 'Input' },
      { key: 'outputTokens', label: 'Output' },
    ],
  },
];

const FIELD_OPTIONS = AI_FIELDS.map((value) => ({ value, label: FIELD_WORDS[value].one }));

export function BehaviourView({ project }: { project: string }) {
  return (
    <AiTime>
      <Behaviour project={project} />
    </AiTime>
  );
}

function Behaviour({ project }: { project: string }) {
  const { view, set, time, filter } = useAiView(project);
  const { groupBy } = view;
  const { refetchInterval } = time;
  const acceptance = useQuery({
    ...aiQueries.behaviour(filter, groupBy),
    refetchInterval,
  });
  const series = useQuery({ ...aiQueries.series(filter, groupBy), refetchInterval });
  const costs = useQuery({ ...aiQueries.costs(filter), refetchInterval });
  const usage = useMemo(() => usageColumns(FIELD_WORDS[groupBy].one), [groupBy]);
  const behaviour = useMemo(() => behaviourColumns(FIELD_WORDS[groupBy].one), [groupBy]);
  const charts = useMemo(
    () => CHARTS.map(({ figures }) => series.data && figureData(series.data, figures)),
    [series.data],
  );
  return (
    <AiPage
      project={project}
      segment="ai/behaviour"
      answer={acceptance.data ? describeBehaviour(acceptance.data.groups) : null}
      queries={[acceptance, series, costs]}
    >
      {acceptance.data ? <BehaviourFigures groups={acceptance.data.groups} /> : null}
      <PageSection title="Over time">
        <div className="grid gap-4 lg:grid-cols-2">
          {CHARTS.map(({ title, unit, emptyText }, i) => (
            <TimeSeries
              key={title}
              title={title}
              unit={unit}
              data={charts[i]}
              emptyText={emptyText}
              refreshing={series.isFetching}
              onZoom={time.zoomTo}
              onZoomBack={time.zoomBack}
              problem={
                series.error && !series.data
                  ? { title: series.error.message, onRetry: () => series.refetch() }
                  : undefined
              }
            />
          ))}
        </div>
      </PageSection>
      <PageSection
        title={`Cost and tokens by ${FIELD_WORDS[groupBy].one.toLowerCase()}`}
        bleed
        actions={
          <Segmented
            label="Group by"
            value={groupBy}
            options={FIELD_OPTIONS}
            onChange={(value) => set({ groupBy: value, a: '', b: '' })}
          />
        }
      >
        <QueryContent query={acceptance} loading="Loading behaviour">
          {({ groups }) => (
            <DataTable
              noun={FIELD_WORDS[groupBy].many}
              columns={usage}
              rows={groups}
              rowKey={({ key }) => key ?? ''}
              onOpen={({ key }) => set({ [groupBy]: key ?? '' })}
              initialSort="-inferences"
              empty={<Nothing kind="filtered">Nothing was asked with these filters.</Nothing>}
            />
          )}
        </QueryContent>
      </PageSection>
      <PageSection
        title={`Latency and outcomes by ${FIELD_WORDS[groupBy].one.toLowerCase()}`}
        bleed
      >
        <QueryContent query={acceptance} loading="Loading behaviour">
          {({ groups }) => (
            <DataTable
              noun={`latencies of ${FIELD_WORDS[groupBy].many}`}
              columns={behaviour}
              rows={groups}
              rowKey={({ key }) => key ?? ''}
              initialSort="-p50"
              sortParam="behaviour_sort"
              empty={<Nothing kind="filtered">Nothing was asked with these filters.</Nothing>}
            />
          )}
        </QueryContent>
      </PageSection>
      <PageSection
        title="Cost by feature and tenant"
        note={
          costs.data && costs.data.count > costs.data.rows.length
            ? `The dearest ${costs.data.rows.length} of ${costs.data.count}.`
            : undefined
        }
        bleed
      >
        <QueryContent query={costs} loading="Loading costs">
          {({ rows }) => (
            <DataTable
              noun="costs"
              columns={costColumns}
              rows={rows}
              rowKey={({ feature, tenant }) => JSON.stringify([feature, tenant])}
              initialSort="-cost"
              sortParam="cost_sort"
              empty={<Nothing kind="filtered">Nothing was asked with these filters.</Nothing>}
            />
          )}
        </QueryContent>
      </PageSection>
    </AiPage>
  );
}

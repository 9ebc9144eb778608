'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { useTimeRange } from '@/components/layout/use-time-range';
import type { Column } from '@/components/tables/column';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import { RateValue } from '@/components/ui/rate-value';
import type { EvaluationRuns } from '@/domain/ai/ai-settings';
import { quantityText } from '@/domain/quantities/format-quantity';
import { AiPage, AiTime } from './ai-page';
import { aiQueries } from './ai-queries';

type Run = EvaluationRuns['runs'][number];

const columns: Column<Run>[] = [
  {
    key: 'run',
    label: 'Run',
    value: ({ run }) => run ?? 'without a run',
    width: 'minmax(8rem, 2fr)',
  },
  { key: 'name', label: 'Evaluation', value: ({ name }) => name },
  {
    key: 'passed',
    label: 'Passed',
    value: ({ passed }) => passed.value,
    unit: 'ratio',
    width: '12rem',
    unknownBecause: 'No label says whether it passed',
    cell: ({ passed }) => <RateValue rate={passed} />,
  },
  {
    key: 'score',
    label: 'Median score',
    value: ({ medianScore }) => medianScore,
    unit: 'count',
    show: 'medium',
    width: '7rem',
    unknownBecause: 'No score was told',
  },
  { key: 'n', label: 'Evaluated', value: ({ n }) => n, unit: 'count', show: 'medium' },
  { key: 'last', label: 'Last', value: ({ lastAt }) => Date.parse(lastAt), time: true },
];

export function EvaluationsView({ project }: { project: string }) {
  return (
    <AiTime>
      <Evaluations project={project} />
    </AiTime>
  );
}

function Evaluations({ project }: { project: string }) {
  const time = useTimeRange();
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const query = useQuery({
    ...aiQueries.evaluations(filter),
    refetchInterval: time.refetchInterval,
  });
  return (
    <AiPage
      project={project}
      segment="ai/evaluations"
      filters={false}
      answer={query.data ? describeRuns(query.data.runs) : null}
      queries={[query]}
    >
      <QueryContent query={query} loading="Loading evaluation runs">
        {({ runs }) => (
          <DataTable
            noun="evaluation runs"
            columns={columns}
            rows={runs}
            rowKey={({ name, run }) => JSON.stringify([name, run])}
            initialSort="-last"
            empty={
              <Nothing kind="none">
                No evaluation came in this time. Send gen_ai.evaluation.result events over
                OpenTelemetry, with candor.evaluation.run naming the run.
              </Nothing>
            }
          />
        )}
      </QueryContent>
    </AiPage>
  );
}

function describeRuns(runs: readonly Run[]): string {
  const [latest] = runs;
  if (latest === undefined) return 'No evaluation came in this time.';
  const { run, name, passed } = latest;
  const rate =
    passed.value === null
      ? 'without a label that says whether it passed'
      : `${quantityText(passed.value, 'ratio')} of ${quantityText(passed.n)} passed`;
  return `The latest, ${name}${run === null ? '' : ` in ${run}`}: ${rate}.`;
}

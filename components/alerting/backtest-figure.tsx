'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChartMark } from '@/components/charts/chart-data';
import { TimeSeries } from '@/components/charts/time-series';
import { ApiError } from '@/components/layout/api-error';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { BacktestAnswer } from '@/domain/alerting/backtest-answer';
import { quantityText, type Unit } from '@/domain/quantities/format-quantity';
import { courseChart, labelsText } from './course-chart';

const MOST_MARKS = 24;
const MOST_ROWS = 50;

/** When a rule would have fired: in words, on the course of what it looks at, and one by one. */
export function BacktestFigure({ test }: { test: UseQueryResult<BacktestAnswer> }) {
  const { data, error, isFetching, refetch } = test;
  const chart = useMemo(() => (data ? courseChart(data.course, 'What is measured') : null), [data]);
  const marks = useMemo(() => (data ? marksOf(data) : []), [data]);
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="font-medium">
        {data ? `It ${data.words}.` : isFetching ? 'Trying it on the past …' : ''}
      </p>
      {data ? (
        <p className="text-small text-muted">
          {data.knownFrom === null ? null : (
            <>
              There is data since <Time at={data.knownFrom} style="date-time" />.{' '}
            </>
          )}
          {finenessOf(data)}
        </p>
      ) : null}
      <TimeSeries
        title="What it looks at, in the past"
        data={chart?.data}
        unit={chart?.unit}
        steps
        emptyText="Nothing is known of this time"
        marks={marks}
        refreshing={isFetching}
        problem={problemOf(error, () => refetch())}
        height={200}
      />
      {data && data.firings.length > 0 ? <Firings answer={data} /> : null}
    </div>
  );
}

function problemOf(error: Error | null, onRetry: () => void) {
  if (error === null) return undefined;
  const isRefused = error instanceof ApiError && error.status === 400;
  const hint = error instanceof ApiError ? (error.hint ?? undefined) : undefined;
  return { title: error.message, hint, onRetry: isRefused ? undefined : onRetry };
}

function finenessOf({ stepSeconds, groups, course }: BacktestAnswer): string {
  const of = groups === 1 ? 'one group' : `${groups} groups`;
  const shown = groups > course.series.length ? `, of which ${course.series.length} are drawn` : '';
  const none = groups === 0 ? 'Nothing of what it looks at has been heard of.' : '';
  if (none !== '') return none;
  return `Of ${of}${shown}, in steps of ${quantityText(stepSeconds, 's')}: what is shorter cannot be told apart.`;
}

function marksOf({ firings, incidents }: BacktestAnswer): ChartMark[] {
  return [
    ...incidents.map(({ name, from }) => ({
      timeMs: Date.parse(from),
      kind: 'incident' as const,
      label: name,
    })),
    ...firings.slice(-MOST_MARKS).map(({ firedAt, labels }) => ({
      timeMs: Date.parse(firedAt),
      kind: 'alert' as const,
      label: `would have fired${labelsText(labels) === '' ? '' : `: ${labelsText(labels)}`}`,
    })),
  ];
}

function Firings({ answer }: { answer: BacktestAnswer }) {
  const { firings, course, count } = answer;
  const shown = firings.slice(-MOST_ROWS).reverse();
  return (
    <>
      <Table label="When it would have fired" boxClassName="max-h-72">
        <thead>
          <tr>
            <Th>Fired</Th>
            <Th>Over</Th>
            <Th>Of</Th>
            <Th numeric>Value</Th>
            <Th>Incident</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ firedAt, resolvedAt, labels, value, incident }) => (
            <Tr key={`${firedAt} ${labelsText(labels)}`}>
              <Td className="whitespace-nowrap">
                <Time at={firedAt} style="date-time" />
              </Td>
              <Td className="whitespace-nowrap">
                {resolvedAt === null ? 'still firing' : <Time at={resolvedAt} style="date-time" />}
              </Td>
              <Td>{labelsText(labels) || 'everything'}</Td>
              <Td numeric>
                {value === null ? 'not known' : quantityText(value, course.unit as Unit)}
              </Td>
              <Td>{incident ?? <span className="text-faint">none</span>}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {count > shown.length ? (
        <p className="text-small text-muted">
          The last {shown.length} of {count}.
        </p>
      ) : null}
    </>
  );
}

'use client';
import { useMemo } from 'react';
import type { ChartData } from '@/components/charts/chart-data';
import { seriesColor } from '@/components/charts/series-color';
import { TimeHistogram } from '@/components/charts/time-histogram';
import { TimeSeries } from '@/components/charts/time-series';
import { PageSection } from '@/components/layout/page-section';
import type { UseTimeRange } from '@/components/layout/use-time-range';
import type { QueueDetail, QueueSeries } from '@/domain/queues/queue-answer';

type SeriesKey = Exclude<keyof QueueSeries, 'stepSeconds' | 'times'>;
type Lines = readonly { key: SeriesKey; label: string }[];

const DEPTH: Lines = [
  { key: 'depth', label: 'Waiting' },
  { key: 'inFlight', label: 'In flight' },
  { key: 'delayed', label: 'Delayed' },
];
const AGE: Lines = [{ key: 'oldestAgeSeconds', label: 'Oldest message' }];
const RATES: Lines = [
  { key: 'arrivalPerSecond', label: 'In' },
  { key: 'servicePerSecond', label: 'Out' },
  { key: 'retriedPerSecond', label: 'Tried again' },
  { key: 'failedPerSecond', label: 'Failed' },
];
const LETTERS: Lines = [{ key: 'deadLetters', label: 'Dead letters' }];
const CONSUMERS: Lines = [{ key: 'consumers', label: 'Consumers' }];

interface QueueChartsProps {
  detail: QueueDetail;
  refreshing: boolean;
  time: Pick<UseTimeRange, 'zoomTo' | 'zoomBack'>;
}

/** The course of one queue; what nobody told has no chart line, and what nobody ever told no chart. */
export function QueueCharts({ detail, refreshing, time }: QueueChartsProps) {
  const charts = useMemo(
    () => ({
      depth: dataOf(detail, DEPTH),
      age: dataOf(detail, AGE),
      rates: dataOf(detail, RATES),
      letters: dataOf(detail, LETTERS),
      consumers: dataOf(detail, CONSUMERS),
    }),
    [detail],
  );
  const common = { refreshing, onZoom: time.zoomTo, onZoomBack: time.zoomBack };
  return (
    <PageSection title="Course">
      <div className="flex flex-col gap-4">
        <TimeSeries
          {...common}
          title="Messages"
          note="the most in each step"
          steps
          data={charts.depth}
          emptyText="No sample in this time"
        />
        <TimeSeries
          {...common}
          title="In and out"
          unit="per_second"
          data={charts.rates}
          emptyText="Nobody counted what came and what left in this time"
        />
        <TimeSeries
          {...common}
          title="Age of the oldest message"
          note="as the broker tells it"
          unit="s"
          data={charts.age}
          emptyText="No age was told: it was empty, or its sender does not tell it"
          height={110}
        />
        {charts.letters.series.length > 0 ? (
          <TimeHistogram
            {...common}
            title="New dead letters"
            note="messages given up on, as they were told"
            data={charts.letters}
            emptyText="No message was given up on in this time"
          />
        ) : null}
        {charts.consumers.series.length > 0 ? (
          <TimeSeries
            {...common}
            title="Consumers"
            note="the fewest in each step"
            steps
            data={charts.consumers}
            emptyText="Nobody told its consumers"
            height={110}
          />
        ) : null}
      </div>
    </PageSection>
  );
}

/** Lines of what was told at least once in the time; each keeps its colour whichever others there are. */
function dataOf({ from, to, series }: QueueDetail, lines: Lines): ChartData {
  return {
    window: { fromMs: Date.parse(from), toMs: Date.parse(to) },
    stepMs: series.stepSeconds * 1_000,
    times: series.times.map((time) => Date.parse(time)),
    series: lines.flatMap(({ key, label }, index) =>
      series[key].some((value) => value !== null)
        ? [{ key, label, color: seriesColor(index), values: series[key] }]
        : [],
    ),
  };
}

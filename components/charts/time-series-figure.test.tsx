import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PreferencesProvider } from '@/components/theme/preferences-provider';
import { ToastProvider } from '@/components/ui/toast';
import { parsePreferences } from '@/domain/preferences/preferences';
import type { ChartData } from './chart-data';
import { seriesColor } from './series-color';
import TimeHistogramFigure from './time-histogram-figure';
import TimeSeriesFigure from './time-series-figure';

const now = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;

const data: ChartData = {
  window: { fromMs: now - 3 * MINUTE, toMs: now },
  stepMs: MINUTE,
  times: [3, 2, 1].map((ago) => now - ago * MINUTE),
  series: [
    { key: 'p50', label: 'p50', color: seriesColor(0), values: [null, 12, 0] },
    { key: 'p99', label: 'p99', color: seriesColor(1), values: [null, 80, 95] },
  ],
};

const render = (chart: ReactNode) =>
  renderToStaticMarkup(
    <PreferencesProvider initial={parsePreferences(undefined)} renderedAt={now}>
      <ToastProvider>{chart}</ToastProvider>
    </PreferencesProvider>,
  );

test('a chart has a name, keys, and the values of a bucket in words before any script has run', () => {
  const html = render(
    <TimeSeriesFigure title="Latency" unit="ms" data={data} emptyText="No requests" />,
  );
  expect(html).toContain('role="slider"');
  expect(html).toMatch(/aria-label="Latency\. Arrow keys walk[^"]*Enter zooms in/);
  expect(html).toContain('aria-valuetext="2026-03-01 11:57:00 – 11:58:00: no data"');
  expect(html).not.toContain('No requests');
});

test('a time without data is marked as such and not drawn as zero', () => {
  const html = render(
    <TimeSeriesFigure title="Latency" unit="ms" data={data} emptyText="No requests" />,
  );
  expect(html).toContain('<title>No data: 2026-03-01 11:57:00 – 11:58:00</title>');
});

test('nothing fetched, nothing counted and a failure look different', () => {
  const loading = render(
    <TimeHistogramFigure title="Lines" data={undefined} emptyText="None match" />,
  );
  expect(loading).toContain('aria-label="Loading: Lines"');
  const zero = data.series.map((series) => ({ ...series, values: [0, 0, 0] }));
  const empty = render(
    <TimeHistogramFigure title="Lines" data={{ ...data, series: zero }} emptyText="None match" />,
  );
  expect(empty).toContain('None match');
  const problem = { title: 'The server could not be reached.', hint: 'Try again.' };
  const failed = render(
    <TimeHistogramFigure title="Lines" data={undefined} emptyText="None match" problem={problem} />,
  );
  expect(failed).toContain('role="alert"');
  expect(failed).toContain('The server could not be reached.');
});

test('bars are drawn on the server, so that the first paint has them', () => {
  const html = render(<TimeHistogramFigure title="Lines" data={data} emptyText="None match" />);
  // Two series in two known buckets, one of the four counts being zero.
  expect(html.match(/<rect[^>]* fill="var\(--color-series-/g)?.length).toBe(3);
});

import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BREAKER_LOOKS } from '@/components/breakers/breaker-looks';
import { PreferencesProvider } from '@/components/theme/preferences-provider';
import { ToastProvider } from '@/components/ui/toast';
import { parsePreferences } from '@/domain/preferences/preferences';
import { ChartMarksProvider } from './chart-marks';
import StateLanesFigure, { type StateLanesProps } from './state-lanes-figure';

const now = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;
const window = { fromMs: now - 60 * MINUTE, toMs: now };

const lanes: StateLanesProps['lanes'] = [
  {
    key: 'payments',
    label: 'payments to stripe',
    href: '/p/shop/breakers/payments',
    note: 'open for 20 min',
    segments: [
      { fromMs: window.fromMs, toMs: now - 20 * MINUTE, state: 'closed' },
      { fromMs: now - 20 * MINUTE, toMs: now, state: 'open', detail: '52 % of calls failed' },
    ],
  },
  {
    key: 'mail',
    label: 'orders to mail',
    segments: [{ fromMs: window.fromMs, toMs: now, state: null }],
  },
];

const render = (node: ReactNode) =>
  renderToStaticMarkup(
    <PreferencesProvider initial={parsePreferences(undefined)} renderedAt={now}>
      <ToastProvider>{node}</ToastProvider>
    </PreferencesProvider>,
  );
const draw = (changes: Partial<StateLanesProps> = {}) =>
  render(
    <StateLanesFigure
      title="Breakers"
      window={window}
      lanes={lanes}
      states={BREAKER_LOOKS}
      {...changes}
    />,
  );

test('each lane is named, can be walked by keyboard and tells its states in words', () => {
  const html = draw({ onPick: () => undefined, pickHint: 'Enter opens its logs.' });
  expect(html.match(/role="slider"/g)).toHaveLength(2);
  expect(html).toContain('aria-label="payments to stripe. Arrow keys walk. Enter opens its logs."');
  expect(html).toContain('aria-valuetext="2026-03-01 11:00 – 11:40: Closed"');
  expect(html).toContain('href="/p/shop/breakers/payments"');
  expect(html).toContain('open for 20 min');
});

test('the legend names the states that occur, not known among them, and no others', () => {
  const html = draw();
  const legend = html.slice(html.indexOf('aria-label="Legend"'));
  for (const word of ['Closed', 'Open', 'Not known']) expect(legend).toContain(word);
  expect(legend).not.toContain('Half-open');
});

test('what was deployed crosses the lanes of every page that says so once', () => {
  const marks = [{ kind: 'rollback' as const, timeMs: now - 10 * MINUTE, label: 'payments 1.4.1' }];
  const html = render(
    <ChartMarksProvider marks={marks}>
      <StateLanesFigure title="Breakers" window={window} lanes={lanes} states={BREAKER_LOOKS} />
    </ChartMarksProvider>,
  );
  expect(html).toContain('border-dotted');
});

test('lanes on their way and lanes that could not be had look different', () => {
  expect(draw({ window: undefined })).toContain('aria-label="Loading: Breakers"');
  const failed = draw({
    window: undefined,
    problem: { title: 'The server could not be reached.' },
  });
  expect(failed).toContain('role="alert"');
});

test('of very many lanes the first are drawn and the others offered', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({
    key: `b${index}`,
    label: `breaker ${index}`,
    segments: [],
  }));
  const html = draw({ lanes: many });
  expect(html.match(/role="slider"/g)).toHaveLength(30);
  expect(html).toContain('Show all 200');
});

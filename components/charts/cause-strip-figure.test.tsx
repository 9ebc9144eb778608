import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BREAKER_LOOKS } from '@/components/breakers/breaker-looks';
import { PreferencesProvider } from '@/components/theme/preferences-provider';
import { ToastProvider } from '@/components/ui/toast';
import { parsePreferences } from '@/domain/preferences/preferences';
import { type CauseLane, causeNote, causeStops } from './cause-lane';
import CauseStripFigure, { type CauseStripProps } from './cause-strip-figure';
import { seriesColor } from './series-color';

const MINUTE = 60_000;
const now = Date.UTC(2026, 2, 1, 12);
const window = { fromMs: now - 4 * MINUTE, toMs: now };
const times = [4, 3, 2, 1].map((ago) => now - ago * MINUTE);
const common = { stepMs: MINUTE, times, color: seriesColor(0) };

const deployments: CauseLane = {
  kind: 'marks',
  key: 'deployments',
  label: 'Deployments',
  marks: [
    { kind: 'rollback', timeMs: now - MINUTE, label: 'payments 1.4.0' },
    { kind: 'deployment', timeMs: now - 3 * MINUTE, label: 'payments 1.4.1' },
  ],
};
const breakers: CauseLane = {
  kind: 'states',
  key: 'breakers',
  label: 'Breakers',
  note: '1 open',
  states: BREAKER_LOOKS,
  segments: [{ fromMs: now - 3 * MINUTE, toMs: now, state: 'open' }],
};
const backlog: CauseLane = {
  ...common,
  kind: 'steps',
  key: 'backlog',
  label: 'Backlog',
  unit: 'count',
  values: [0, 12, null, 4_000],
};
const fallbacks: CauseLane = {
  ...common,
  kind: 'line',
  key: 'fallback',
  label: 'AI fallback',
  unit: 'ratio',
  values: [0, 0.25, 0.5, null],
};
const errors: CauseLane = {
  ...common,
  kind: 'bars',
  key: 'errors',
  label: 'Error logs',
  unit: 'count',
  values: [0, 0, 3, 9],
};
const lanes = [deployments, breakers, backlog, fallbacks, errors];

const draw = (changes: Partial<CauseStripProps> = {}) =>
  renderToStaticMarkup(
    <PreferencesProvider initial={parsePreferences(undefined)} renderedAt={now}>
      <ToastProvider>
        <CauseStripFigure title="What led to what" window={window} lanes={lanes} {...changes} />
      </ToastProvider>
    </PreferencesProvider>,
  );

test('each lane is named, says how far it went, and can be walked by keyboard', () => {
  const html = draw({ onPick: () => undefined, pickHint: 'Enter opens the logs of that time.' });
  expect(html.match(/role="slider"/g)).toHaveLength(lanes.length);
  expect(html).toContain('Backlog. Arrow keys walk. Enter opens the logs of that time.');
  const notes = lanes.map((lane) => causeNote(lane, causeStops(lane, window)));
  expect(notes.map((note) => note.replaceAll('\u00a0', ' '))).toEqual([
    '2',
    '',
    'highest 4,000',
    'highest 50 %',
    '12',
  ]);
});

test('a roll-back does not look like a deployment', () => {
  const html = draw({ lanes: [deployments] });
  expect(html).toContain('lucide-rocket');
  expect(html).toContain('lucide-undo-2');
  expect(causeStops(deployments, window).map(({ text }) => text)).toEqual([
    'Deployment: payments 1.4.1',
    'Roll-back: payments 1.4.0',
  ]);
});

test('zero is drawn as nothing there, not known is hatched and said', () => {
  expect(draw({ lanes: [errors] })).not.toContain('hatched');
  expect(draw({ lanes: [backlog] })).toContain('hatched');
  expect(causeStops(backlog, window).map(({ text }) => text)).toEqual([
    '0',
    '12',
    'Not known',
    '4,000',
  ]);
  const silent: CauseLane = { ...errors, values: [null, null, null, null] };
  expect(causeNote(silent, [])).toBe('not known');
  expect(causeNote({ ...errors, values: [0, 0, 0, 0] }, [])).toBe('none');
});

test('a strip on its way holds the place of its lanes', () => {
  const html = draw({ window: undefined });
  expect(html).toContain('aria-label="Loading: What led to what"');
  expect(html).not.toContain('role="slider"');
});

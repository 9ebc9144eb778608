import { describe, expect, it } from 'vitest';
import { readInference } from '../../ai/read-inference';
import { readVerdict } from '../../ai/read-verdict';
import { readBreakerSample } from '../../breakers/read-breaker-sample';
import { readBreakerTransition } from '../../breakers/read-breaker-transition';
import { readDeployment } from '../../delivery/read-deployment';
import type { RecordContext, RecordReading } from '../../ingest/record-reading';
import { readMetricPoint } from '../../metrics/read-metric-point';
import { readDeadLetter } from '../../queues/read-dead-letter';
import { readQueueSample } from '../../queues/read-queue-sample';
import { decodeOtlpTracesJson } from '../../traces/otlp/decode-otlp-traces';
import { otlpTracesToSpans } from '../../traces/otlp/otlp-traces-to-spans';
import type { DemoWindow } from '../demo-events';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../story-times';
import type { DemoSignal, DemoWay } from './demo-signal';
import { demoStory } from './demo-story';

const anchorMs = Date.UTC(2026, 2, 19, 14, 7, 31);
const seed = 20_260_319;

function told(window: Partial<DemoWindow>): DemoSignal[] {
  const fromMs = anchorMs - HOUR_MS;
  return [...demoStory({ seed, anchorMs, fromMs, toMs: anchorMs, ...window })];
}

const story = told({ fromMs: anchorMs - 170 * MINUTE_MS, toMs: anchorMs + 5 * MINUTE_MS });
const byWay = (way: DemoWay, signals = story) => signals.filter((signal) => signal.way === way);
const fields = ({ record }: DemoSignal) => record as Record<string, unknown>;
const inMinutes = ({ atMs }: DemoSignal) => (atMs - (anchorMs - 160 * MINUTE_MS)) / MINUTE_MS;

const context: RecordContext = {
  nowMs: anchorMs,
  acceptPastMs: DAY_MS,
  acceptFutureMs: HOUR_MS,
};
type Reader = (
  value: unknown,
  context: RecordContext,
) => RecordReading<{ flags: readonly string[] }>;
const READERS: [DemoWay, Reader][] = [
  ['v1/deployments', readDeployment],
  ['v1/breakers/transitions', readBreakerTransition],
  ['v1/breakers/samples', readBreakerSample],
  ['v1/queues/samples', readQueueSample],
  ['v1/queues/dead-letters', readDeadLetter],
  ['v1/ai/inferences', readInference],
  ['v1/ai/verdicts', readVerdict],
  ['v1/metrics', readMetricPoint],
];

describe('the story by all ways in', () => {
  it.each(READERS)('sends what %s takes as it is', (way, read) => {
    const sent = byWay(way);
    expect(sent.length).toBeGreaterThan(0);
    for (const { record } of sent) {
      const reading = read(JSON.parse(JSON.stringify(record)), context);
      expect([reading, record]).toEqual([expect.objectContaining({ ok: true }), record]);
      if (reading.ok) expect([reading.row.flags, record]).toEqual([[], record]);
    }
  });

  it('sends spans that OTLP takes, each in the trace of its log line', () => {
    const resourceSpans = byWay('otlp/v1/traces').map(({ record }) => record);
    const decoded = decodeOtlpTracesJson({ resourceSpans });
    if (!decoded.ok) throw new Error(decoded.message);
    const { spans, rejected } = otlpTracesToSpans(decoded.scopes, context);
    expect(rejected).toBe(0);
    expect(spans.length).toBe(resourceSpans.length);
    const ids = spans.map(({ traceId, spanId }) => `${traceId} ${spanId}`);
    expect(new Set(ids).size / ids.length).toBeGreaterThan(0.98);
    const names = new Set(spans.map(({ name }) => name));
    expect(names.size).toBeLessThan(60);
  });

  it('is the same in two windows that meet as in one over both', () => {
    const fromMs = anchorMs - 2 * HOUR_MS;
    const cuts = [0, 777, 3 * MINUTE_MS, 61 * MINUTE_MS + 1, 2 * HOUR_MS];
    const pieces = cuts
      .slice(1)
      .flatMap((to, index) => told({ fromMs: fromMs + (cuts[index] ?? 0), toMs: fromMs + to }));
    const text = (signals: DemoSignal[]) => signals.map((one) => JSON.stringify(one)).sort();
    expect(text(pieces)).toEqual(text(told({ fromMs })));
  });

  it('hides an open breaker behind its fallback while dead letters pile up', () => {
    const samples = byWay('v1/breakers/samples').filter(
      (one) => fields(one).breaker === 'payment-provider',
    );
    const share = (from: number, to: number) => {
      const within = samples.filter((one) => inMinutes(one) >= from && inMinutes(one) < to);
      const sum = (field: string) =>
        within.reduce((total, one) => total + Number(fields(one)[field]), 0);
      return sum('fallbacks') / sum('calls');
    };
    expect(share(-8, 20)).toBe(0);
    expect(share(30, 95)).toBeGreaterThan(0.8);
    const dlq = byWay('v1/queues/samples').filter(
      (one) => fields(one).queue === 'payments.capture.dlq',
    );
    const depths = dlq.map((one) => Number(fields(one).depth));
    const letters = byWay('v1/queues/dead-letters').filter((one) => inMinutes(one) < 110);
    expect(Math.max(...depths)).toBe(letters.length);
    expect(letters.length).toBeGreaterThan(20);
    expect(
      dlq.every((one) => fields(one).depth !== 0 || !('oldestAgeSeconds' in fields(one))),
    ).toBe(true);
  });

  it('rolls the bad release back by name, under ids that are told apart', () => {
    const deployments = byWay('v1/deployments').filter(
      (one) => fields(one).environment === 'production',
    );
    const ids = deployments.map((one) => fields(one).id);
    expect(new Set(ids).size).toBe(ids.length);
    const back = deployments.filter((one) => fields(one).rollbackOf !== undefined);
    expect(back.length).toBe(2);
    for (const one of back) expect(ids).toContain(fields(one).rollbackOf);
  });

  it('ages the price list for four days, and by a day at other times', () => {
    const age = (day: number) => {
      const atMs = Math.ceil((anchorMs - day * DAY_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
      const [one] = told({ fromMs: atMs, toMs: atMs + 1 }).filter(
        (signal) => fields(signal).name === 'catalog.price_list.age',
      );
      return Number(one && fields(one).value) / 86_400;
    };
    expect(age(12)).toBeLessThan(1.1);
    expect(age(6)).toBeGreaterThan(3);
    expect(age(3)).toBeLessThan(1.1);
  });
});

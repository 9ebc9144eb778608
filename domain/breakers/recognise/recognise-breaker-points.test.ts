import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CounterMemory } from '../../metrics/counter-memory';
import type { MetricPoint } from '../../metrics/metric-point';
import { parseExposition } from '../../metrics/prometheus/parse-exposition';
import type { BreakerState } from '../breaker';
import { deriveState, type Moves } from './derive-state';
import { finishBreakerDrafts } from './finish-breaker-drafts';
import { recogniseBreakerPoints } from './recognise-breaker-points';
import { StateMemory } from './state-memory';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000, instance: 'a:1' };

/** A collector with its memories: what each scrape of a page says. */
function collector() {
  const counters = new CounterMemory();
  const states = new StateMemory();
  return (minute: number, text: string) => {
    const { points } = parseExposition(text, { ...context, nowMs: NOW + minute * 60_000 });
    const { drafts } = recogniseBreakerPoints(points);
    const { samples, transitions } = finishBreakerDrafts(drafts, counters, states);
    return {
      samples: samples.map(known),
      moves: transitions.map(({ from, to }) => `${from} > ${to}`),
      reasons: transitions.map(({ reason }) => reason),
    };
  };
}

function known(sample: object) {
  const {
    timeMs: _,
    flags: __,
    service: ___,
    instance: ____,
    ...rest
  } = sample as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
}

const circuit = (events: Record<string, number>) =>
  `# TYPE circuit counter\n${Object.entries(events)
    .map(([event, count]) => `circuit{name="card",event="${event}"} ${count}`)
    .join('\n')}\n`;

describe('opossum-prometheus', () => {
  it('has no state: it is derived from counted events', () => {
    const scrape = collector();
    expect(scrape(0, circuit({ fire: 100, success: 98, failure: 2 }))).toMatchObject({
      samples: [{ breaker: 'card', state: 'closed' }],
      moves: ['null > closed'],
      reasons: ['First seen in this state.'],
    });
    const opened = circuit({
      fire: 160,
      success: 108,
      failure: 32,
      timeout: 30,
      reject: 20,
      fallback: 52,
      open: 1,
    });
    expect(scrape(1, opened)).toEqual({
      samples: [
        {
          breaker: 'card',
          state: 'open',
          intervalSeconds: 60,
          calls: 60,
          successes: 10,
          failures: 30,
          timeouts: 30,
          rejected: 20,
          fallbacks: 52,
        },
      ],
      moves: ['closed > open'],
      reasons: ['Read from metrics; it happened since the reading before.'],
    });
    const closed = circuit({
      fire: 170,
      success: 118,
      failure: 32,
      timeout: 30,
      reject: 20,
      fallback: 52,
      open: 1,
      halfOpen: 1,
      close: 1,
    });
    expect(scrape(2, closed)).toMatchObject({
      moves: ['open > closed'],
      reasons: ['Read from counters: 2 transitions since the reading before, this one last.'],
    });
    expect(scrape(3, closed).moves).toEqual([]);
  });

  it('is closed again when its process begins again', () => {
    const scrape = collector();
    expect(scrape(0, circuit({ fire: 100, open: 1 })).moves).toEqual(['null > open']);
    expect(scrape(1, circuit({ fire: 3 }))).toMatchObject({
      samples: [{ breaker: 'card', calls: 3, state: 'closed' }],
      moves: ['open > closed'],
    });
  });
});

describe('resilience4j', () => {
  const page = (state: string, successful: number, failed: number, rejected: number) => `
# TYPE resilience4j_circuitbreaker_state gauge
resilience4j_circuitbreaker_state{application="pay",name="card",state="closed"} ${Number(state === 'closed')}
resilience4j_circuitbreaker_state{application="pay",name="card",state="open"} ${Number(state === 'open')}
resilience4j_circuitbreaker_state{application="pay",name="card",state="half_open"} 0
# TYPE resilience4j_circuitbreaker_calls_seconds summary
resilience4j_circuitbreaker_calls_seconds_count{application="pay",kind="successful",name="card"} ${successful}
resilience4j_circuitbreaker_calls_seconds_count{application="pay",kind="failed",name="card"} ${failed}
resilience4j_circuitbreaker_calls_seconds_sum{application="pay",kind="failed",name="card"} 1.5
# TYPE resilience4j_circuitbreaker_not_permitted_calls_total counter
resilience4j_circuitbreaker_not_permitted_calls_total{application="pay",name="card"} ${rejected}
resilience4j_circuitbreaker_failure_rate{application="pay",name="card"} 12.5
resilience4j_circuitbreaker_slow_call_rate{application="pay",name="card"} -1.0
`;

  it('tells its state, its calls and its own rates', () => {
    const scrape = collector();
    expect(scrape(0, page('closed', 10, 1, 0))).toMatchObject({
      samples: [{ breaker: 'card', state: 'closed', reportedFailureRate: 0.125 }],
      moves: ['null > closed'],
    });
    expect(scrape(1, page('open', 20, 11, 30))).toEqual({
      samples: [
        {
          breaker: 'card',
          state: 'open',
          intervalSeconds: 60,
          calls: 50,
          successes: 10,
          failures: 10,
          rejected: 30,
          reportedFailureRate: 0.125,
        },
      ],
      moves: ['closed > open'],
      reasons: ['Read from metrics; it happened since the reading before.'],
    });
  });

  it('is the same with dots', () => {
    const dotted = (name: string, value: number, labels: Record<string, string>): MetricPoint => ({
      name,
      value,
      type: 'gauge',
      unit: null,
      labels: { name: 'card', ...labels },
      timeMs: NOW,
      startMs: null,
      service: 'pay',
      environment: null,
      version: null,
      instance: null,
      flags: [],
    });
    const { drafts } = recogniseBreakerPoints([
      dotted('resilience4j.circuitbreaker.state', 1, { state: 'half_open' }),
      {
        ...dotted('resilience4j.circuitbreaker.calls_count', 4, { kind: 'failed' }),
        type: 'delta',
      },
      { ...dotted('resilience4j.circuitbreaker.not.permitted.calls', 6, {}), type: 'delta' },
    ]);
    const { samples } = finishBreakerDrafts(drafts, new CounterMemory(), new StateMemory());
    expect(samples[0]).toMatchObject({
      state: 'half_open',
      calls: 10,
      failures: 4,
      rejected: 6,
      successes: null,
    });
  });
});

describe('Polly', () => {
  const events = (counts: Record<string, number>) =>
    `# TYPE resilience_polly_strategy_events_total counter\n${Object.entries(counts)
      .map(
        ([name, count]) =>
          `resilience_polly_strategy_events_total{event_name="${name}",pipeline_name="card"} ${count}`,
      )
      .join('\n')}\n`;

  it('tells its moves', () => {
    const scrape = collector();
    expect(scrape(0, events({ OnRetry: 4 })).samples).toEqual([]);
    expect(scrape(1, events({ OnCircuitOpened: 1 })).moves).toEqual(['null > open']);
    expect(scrape(2, events({ OnCircuitOpened: 1, OnCircuitHalfOpened: 1 })).moves).toEqual([
      'open > half_open',
    ]);
  });
});

describe('Envoy', () => {
  it('has concurrency limits, which are no breakers', () => {
    const text = `envoy_cluster_circuit_breakers_default_rq_pending_open{envoy_cluster_name="card"} 1
envoy_cluster_circuit_breakers_high_cx_open{envoy_cluster_name="card"} 0
envoy_cluster_upstream_rq_total{envoy_cluster_name="card"} 9
cluster.card.net.circuit_breakers.default.rq_open 0
`;
    const { points } = parseExposition(text, { ...context, nowMs: NOW });
    const { drafts, limits, rest } = recogniseBreakerPoints(points);
    expect(drafts).toEqual([]);
    expect(
      limits.map(({ cluster, priority, limit, isReached }) => [
        cluster,
        priority,
        limit,
        isReached,
      ]),
    ).toEqual([
      ['card', 'default', 'rq_pending', true],
      ['card', 'high', 'cx', false],
      ['card.net', 'default', 'rq', false],
    ]);
    expect(rest).toHaveLength(1);
  });
});

describe('the state after counted moves', () => {
  const moves = (open: number, halfOpen: number, closed: number): Moves => ({
    open,
    halfOpen,
    closed,
  });

  it('is the only one to which they can have led', () => {
    expect(deriveState('closed', moves(0, 0, 0))).toBe('closed');
    expect(deriveState('closed', moves(1, 0, 0))).toBe('open');
    expect(deriveState('closed', moves(1, 1, 0))).toBe('half_open');
    expect(deriveState('closed', moves(1, 1, 1))).toBe('closed');
    expect(deriveState('open', moves(1, 1, 0))).toBe('open');
    expect(deriveState('open', moves(0, 1, 1))).toBe('closed');
    expect(deriveState(null, moves(1, 0, 0))).toBe('open');
  });

  it('is unknown where several can be', () => {
    // open, half-open, open, half-open, close; or open, half-open, close, open, half-open.
    expect(deriveState('closed', moves(2, 2, 1))).toBeNull();
    expect(deriveState(null, moves(0, 0, 0))).toBeNull();
  });

  it('is that of the one kind of move there was, when somebody moved it by hand', () => {
    expect(deriveState('open', moves(0, 0, 1))).toBe('closed');
    expect(deriveState('forced_open', moves(0, 0, 1))).toBe('closed');
  });

  it('is never another than where a real walk ended', () => {
    const next: Record<string, BreakerState[]> = {
      closed: ['open'],
      open: ['half_open'],
      half_open: ['open', 'closed'],
    };
    const key = { open: 'open', half_open: 'halfOpen', closed: 'closed' } as const;
    const start = fc.constantFrom<BreakerState>('closed', 'open', 'half_open');
    fc.assert(
      fc.property(
        start,
        fc.array(fc.boolean(), { maxLength: 12 }),
        fc.boolean(),
        (from, turns, isKnown) => {
          const counted = moves(0, 0, 0);
          let state = from;
          for (const turn of turns) {
            const options = next[state] ?? [];
            state = options[turn ? options.length - 1 : 0] ?? state;
            counted[key[state as keyof typeof key]] += 1;
          }
          const derived = deriveState(isKnown ? from : null, counted);
          expect([null, state]).toContain(derived);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heartbeatCourse } from './heartbeat-course';
import {
  currentState,
  type HeartbeatRecord,
  type HeartbeatSpell,
  pause,
  resume,
  takeBeat,
} from './heartbeat-record';

const T = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const fresh: HeartbeatRecord = {
  everySeconds: 60,
  graceSeconds: 30,
  lastBeatMs: null,
  lastStatus: null,
  lastMessage: null,
  reckonedFromMs: null,
  failingSinceMs: null,
  pausedMs: null,
};

type Act = { at: number; do: 'ok' | 'fail' | 'pause' | 'resume' };

/** What becomes of a job by these acts, at minutes after T. */
function live(acts: readonly Act[]): { record: HeartbeatRecord; spells: HeartbeatSpell[] } {
  let record = fresh;
  const spells: HeartbeatSpell[] = [];
  for (const act of acts) {
    const timeMs = T + act.at * MINUTE;
    const change =
      act.do === 'pause'
        ? pause(record, timeMs)
        : act.do === 'resume'
          ? resume(record, timeMs)
          : takeBeat(record, { timeMs, status: act.do, message: null });
    record = change.record;
    spells.push(...change.spells);
  }
  return { record, spells };
}

function courseOf(acts: readonly Act[], from: number, to: number) {
  const [first] = acts;
  const { segments, missed } = heartbeatCourse({
    ...live(acts),
    firstBeatMs: first === undefined ? null : T + first.at * MINUTE,
    window: { fromMs: T + from * MINUTE, toMs: T + to * MINUTE },
    nowMs: T + to * MINUTE,
  });
  const minutes = (ms: number) => (ms - T) / MINUTE;
  return {
    missed,
    told: segments.map((s) => `${s.state} ${minutes(s.fromMs)}-${minutes(s.toMs)}`),
  };
}

describe('the course of a heartbeat', () => {
  it('is not known before anything was heard', () => {
    expect(courseOf([], 0, 10)).toEqual({ told: [], missed: null });
    expect(courseOf([{ at: 5, do: 'ok' }], 0, 6).told).toEqual(['null 0-5', 'ok 5-6']);
  });

  it('has a silence from when the first beat was due to when it came, or to now', () => {
    const beats: Act[] = [
      { at: 0, do: 'ok' },
      { at: 5, do: 'ok' },
    ];
    expect(courseOf(beats, 0, 6)).toEqual({
      told: ['ok 0-1', 'missed 1-5', 'ok 5-6'],
      missed: 4,
    });
    expect(courseOf(beats, 0, 9)).toMatchObject({ missed: 4 + 3 });
    expect(courseOf(beats, 3, 9).told).toEqual(['missed 3-5', 'ok 5-6', 'missed 6-9']);
  });

  it('misses nothing within the grace', () => {
    const beats: Act[] = [
      { at: 0, do: 'ok' },
      { at: 1.5, do: 'ok' },
    ];
    expect(courseOf(beats, 0, 2)).toEqual({ told: ['ok 0-2'], missed: 0 });
  });

  it('has a failure until the job says that it is well again', () => {
    const beats: Act[] = [
      { at: 0, do: 'ok' },
      { at: 1, do: 'fail' },
      { at: 2, do: 'fail' },
      { at: 3, do: 'ok' },
    ];
    expect(courseOf(beats, 0, 4).told).toEqual(['ok 0-1', 'failed 1-3', 'ok 3-4']);
    expect(courseOf(beats.slice(0, 3), 0, 3).told).toEqual(['ok 0-1', 'failed 1-3']);
  });

  it('waits for nothing while it is paused, and for the next beat a period after', () => {
    const acts: Act[] = [
      { at: 0, do: 'ok' },
      { at: 1, do: 'pause' },
      { at: 60, do: 'resume' },
    ];
    expect(courseOf(acts, 0, 61)).toEqual({
      told: ['ok 0-1', 'paused 1-60', 'ok 60-61'],
      missed: 0,
    });
    expect(courseOf(acts.slice(0, 2), 0, 30)).toMatchObject({ missed: 0 });
    expect(courseOf(acts, 0, 63)).toMatchObject({ missed: 2 });
  });

  it('covers its window once, whatever happened', () => {
    const act = fc.record({
      at: fc.integer({ min: 0, max: 200 }),
      do: fc.constantFrom('ok' as const, 'fail' as const, 'pause' as const, 'resume' as const),
    });
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 30 }), (acts) => {
        const sorted = [...acts].sort((a, b) => a.at - b.at);
        const { told, missed } = courseOf(sorted, 10, 210);
        const edges = told.map((text) => text.replace(/^\w+ /, '').split('-').map(Number));
        expect(edges[0]?.[0]).toBe(10);
        expect(edges.at(-1)?.[1]).toBe(210);
        for (const [index, [, to]] of edges.entries()) {
          expect(edges[index + 1]?.[0] ?? to).toBe(to);
        }
        expect(missed).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the present of a heartbeat', () => {
  it('is paused, whatever it was before, and nothing is expected of it', () => {
    const { record } = live([
      { at: 0, do: 'fail' },
      { at: 1, do: 'pause' },
    ]);
    expect(currentState(record, T + 60 * MINUTE)).toMatchObject({
      state: 'paused',
      nextExpectedMs: null,
    });
  });

  it('is reckoned from the end of its pause', () => {
    const { record } = live([
      { at: 0, do: 'ok' },
      { at: 1, do: 'pause' },
      { at: 60, do: 'resume' },
    ]);
    expect(currentState(record, T + 60.5 * MINUTE).state).toBe('ok');
    expect(currentState(record, T + 62 * MINUTE).state).toBe('missed');
  });
});

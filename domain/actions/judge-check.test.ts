import { describe, expect, it } from 'vitest';
import { checkSchema } from './check-schema';
import { describeCheck } from './describe-check';
import { type CheckEvidence, judgeCheck } from './judge-check';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const nowMs = Date.parse('2026-11-20T00:00:00Z');
const empty = checkSchema.parse({ kind: 'queue_empty', queue: 'payments-dlq', days: 14 });
const quiet = checkSchema.parse({ kind: 'no_alert', fingerprint: 'f', days: 7 });
const fast = checkSchema.parse({ kind: 'metric', metric: 'latency', op: '<', value: 2, days: 3 });

const hours = (days: number, value = 0) =>
  Array.from({ length: days * 24 }, (_, index) => ({
    atMs: nowMs - (index + 1) * HOUR,
    value,
  })).reverse();
const judge = (check: typeof empty, evidence: CheckEvidence, sinceDays = 30) =>
  judgeCheck({ check, evidence, sinceMs: nowMs - sinceDays * DAY, nowMs });

describe('a check on a queue', () => {
  it('holds once every day of its time is known and no hour held a message', () => {
    expect(judge(empty, { kind: 'hours', hours: hours(14) })).toEqual({
      verdict: 'holds',
      text: 'It has held for 14 days.',
    });
  });

  it('does not hold with one message in one hour, and says when', () => {
    const told = hours(14).map((hour, index) => (index === 300 ? { ...hour, value: 3 } : hour));
    expect(judge(empty, { kind: 'hours', hours: told })).toEqual({
      verdict: 'broken',
      text: 'It was 3 in the hour from 2026-11-18 12:00 UTC.',
    });
  });

  it('is not known where nothing or too little was told: silence is not zero', () => {
    expect(judge(empty, { kind: 'hours', hours: [] }).verdict).toBe('unknown');
    expect(judge(empty, { kind: 'hours', hours: hours(10) })).toMatchObject({
      verdict: 'unknown',
      text: expect.stringContaining('4 of 14 days are not known'),
    });
  });

  it('counts from when the action was written, not from before', () => {
    expect(judge(empty, { kind: 'hours', hours: hours(14) }, 2)).toEqual({
      verdict: 'waiting',
      text: 'It has held so far: 2 of 14 days.',
    });
  });

  it('holds nothing of the hour that it was written in against it, and everything of the one that it was closed in', () => {
    const sinceMs = nowMs - HOUR / 2;
    const told = [{ atMs: nowMs - HOUR, value: 5 }];
    const judged = { check: empty, evidence: { kind: 'hours', hours: told }, sinceMs } as const;
    expect(judgeCheck({ ...judged, nowMs: nowMs - 1 })).toEqual({
      verdict: 'waiting',
      text: 'It counts from 2026-11-20 00:00 UTC, the next whole hour.',
    });
    const next = { kind: 'hours', hours: [...told, { atMs: nowMs, value: 0 }] } as const;
    expect(judgeCheck({ ...judged, evidence: next, nowMs: nowMs + HOUR }).verdict).toBe('waiting');
    expect(judgeCheck({ ...judged, nowMs: nowMs - 1, wasTrue: true }).verdict).toBe('broken');
  });
});

describe('a check on alerts', () => {
  it('holds while the rule watches and the fingerprint stays away', () => {
    const lastMs = nowMs - 8 * DAY;
    expect(judge(quiet, { kind: 'alerts', lastMs, isWatched: true }).verdict).toBe('holds');
    expect(judge(quiet, { kind: 'alerts', lastMs: nowMs - DAY, isWatched: true })).toMatchObject({
      verdict: 'broken',
      text: 'It was last seen at 2026-11-19 00:00 UTC.',
    });
  });

  it('is not known when nothing watches', () => {
    expect(judge(quiet, { kind: 'alerts', lastMs: null, isWatched: false }).verdict).toBe(
      'unknown',
    );
    expect(
      judge(quiet, { kind: 'alerts', lastMs: nowMs - 9 * DAY, isWatched: false }).verdict,
    ).toBe('unknown');
  });
});

describe('a check on a metric', () => {
  it('holds below its line, and not on it', () => {
    expect(judge(fast, { kind: 'hours', hours: hours(3, 1.9) }).verdict).toBe('holds');
    expect(judge(fast, { kind: 'hours', hours: hours(3, 2) }).verdict).toBe('broken');
  });
});

describe('a check for a rule', () => {
  it('holds when a rule is there, and names it', () => {
    const check = checkSchema.parse({ kind: 'rule_exists', signal: 'dead_letters', name: 'a-dlq' });
    expect(judge(check, { kind: 'rules', names: [] }).verdict).toBe('broken');
    expect(judge(check, { kind: 'rules', names: ['Dead letters'] })).toEqual({
      verdict: 'holds',
      text: 'The rule “Dead letters” watches it.',
    });
  });
});

describe('the words of a check', () => {
  it('say what must be seen', () => {
    expect([empty, quiet, fast].map(describeCheck)).toEqual([
      'payments-dlq holds no message for 14 days',
      'no alert with the fingerprint f for 7 days',
      'latency (avg) stays below 2 for 3 days',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBeats } from './expected-beats';
import type { BeatStatus } from './heartbeat';
import { heartbeatState } from './heartbeat-state';
import { readBeat } from './read-beat';
import { beatParams, heartbeatSlugSchema, USUAL_SCHEDULE } from './schemas';

const NOW = Date.UTC(2026, 0, 15, 12);
const schedule = USUAL_SCHEDULE;

describe('a beat', () => {
  it('needs nothing but its address', () => {
    expect(beatParams.parse({})).toEqual({ status: 'ok', create: false });
    expect(beatParams.parse({ status: 'failure', create: '1', every: '5m', grace: '60' })).toEqual({
      status: 'fail',
      create: true,
      every: 300,
      grace: 60,
    });
  });

  it('is refused with what was wrong', () => {
    const messageOf = (params: object) => beatParams.safeParse(params).error?.issues[0]?.message;
    expect(messageOf({ status: 'meh' })).toBe('must be ok or fail');
    expect(messageOf({ every: 'often' })).toBe(
      'must be a number of seconds, or a duration such as 5m',
    );
    expect(messageOf({ every: '1' })).toBe('must be at least 10 seconds');
    expect(heartbeatSlugSchema.parse('Nightly-Backup')).toBe('nightly-backup');
    expect(heartbeatSlugSchema.safeParse('-x').success).toBe(false);
  });

  it('carries what the job had to say', () => {
    const context = { nowMs: NOW, acceptPastMs: 0, acceptFutureMs: 0 };
    expect(readBeat(beatParams.parse({}), ' 12 rows\n', context)).toEqual({
      timeMs: NOW,
      status: 'ok',
      message: '12 rows',
    });
    expect(readBeat(beatParams.parse({}), '', context).message).toBeNull();
  });
});

describe('the state of a heartbeat', () => {
  const state = (secondsAgo: number | null, lastStatus: BeatStatus | null = 'ok') =>
    heartbeatState(
      schedule,
      { lastBeatMs: secondsAgo === null ? null : NOW - secondsAgo * 1_000, lastStatus },
      NOW,
    );

  it('is ok, then late, then missed', () => {
    expect(state(0).state).toBe('ok');
    expect(state(300).state).toBe('ok');
    expect(state(301).state).toBe('late');
    expect(state(360).state).toBe('late');
    expect(state(361).state).toBe('missed');
  });

  it('is failed when the job said so, and missed when it then does not come back', () => {
    expect(state(10, 'fail').state).toBe('failed');
    expect(state(330, 'fail').state).toBe('failed');
    expect(state(400, 'fail').state).toBe('missed');
  });

  it('tells what it waits for', () => {
    expect(state(330)).toEqual({
      state: 'late',
      nextExpectedMs: NOW - 30_000,
      missedFromMs: NOW + 30_000,
      overdueSeconds: 30,
    });
    expect(state(10).overdueSeconds).toBe(0);
  });

  it('is never, with nothing due, before the first beat', () => {
    expect(state(null, null)).toEqual({
      state: 'never',
      nextExpectedMs: null,
      missedFromMs: null,
      overdueSeconds: null,
    });
  });
});

describe('the beats of a window', () => {
  const at = (...seconds: number[]) => seconds.map((second) => NOW + second * 1_000);
  const window = (toSeconds: number, nowSeconds = toSeconds) => ({
    fromMs: NOW,
    toMs: NOW + toSeconds * 1_000,
    nowMs: NOW + nowSeconds * 1_000,
  });

  it('are all there when each comes within its grace', () => {
    expect(countBeats(schedule, at(0, 310, 600, 950), window(1_200))).toEqual({
      expected: 4,
      received: 4,
      missed: 0,
      stretches: [],
    });
  });

  it('are missed one by one in a silence', () => {
    // Due at 300 and 600 with a minute of grace; the beat at 910 is that of 900.
    expect(countBeats(schedule, at(0, 910), window(1_000))).toEqual({
      expected: 4,
      received: 2,
      missed: 2,
      stretches: [{ fromMs: NOW + 300_000, toMs: NOW + 910_000, beats: 2 }],
    });
  });

  it('are missed up to now, and due from a beat before the window', () => {
    expect(countBeats(schedule, at(-100), window(900, 700))).toMatchObject({
      received: 0,
      missed: 2,
    });
    expect(countBeats(schedule, at(-1_000), window(900, 100))).toMatchObject({
      received: 0,
      missed: 0,
    });
  });

  it('are unknown before anything was heard: nothing was due', () => {
    expect(countBeats(schedule, [], window(900))).toEqual({
      expected: null,
      received: 0,
      missed: null,
      stretches: [],
    });
  });

  it('do not depend on their order, and are missed exactly when the state says so', () => {
    const beats = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(beats, fc.func(fc.nat()), (seconds, key) => {
        const list = at(...seconds);
        const shuffled = [...list].sort((a, b) => key(a) - key(b));
        const counted = countBeats(schedule, list, window(3_600));
        expect(countBeats(schedule, shuffled, window(3_600))).toEqual(counted);
        const lastBeatMs = Math.max(...list);
        const { state } = heartbeatState(
          schedule,
          { lastBeatMs, lastStatus: 'ok' },
          NOW + 3_600_000,
        );
        const silent = counted.stretches.some(({ toMs }) => toMs === NOW + 3_600_000);
        expect(silent).toBe(state === 'missed');
      }),
    );
  });
});

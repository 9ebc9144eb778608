import { countBeats } from './expected-beats';
import type { Beat, BeatStatus, HeartbeatSchedule } from './heartbeat';
import { type HeartbeatState, heartbeatState } from './heartbeat-state';

/** What is known of a job; times in epoch ms. */
export interface HeartbeatRecord extends HeartbeatSchedule {
  lastBeatMs: number | null;
  lastStatus: BeatStatus | null;
  lastMessage: string | null;
  /** From when the next beat is reckoned: the last one, or the end of a pause. */
  reckonedFromMs: number | null;
  failingSinceMs: number | null;
  pausedMs: number | null;
}

export const SPELL_STATES = ['missed', 'failed', 'paused'] as const;
export type SpellState = (typeof SPELL_STATES)[number];

/** A stretch in which a job was silent, failing or paused. Of a silence: since the beat before it. */
export interface HeartbeatSpell extends HeartbeatSchedule {
  state: SpellState;
  fromMs: number;
  toMs: number;
}

export const CURRENT_STATES = ['ok', 'late', 'missed', 'failed', 'never', 'paused'] as const;
export type CurrentState = HeartbeatState | 'paused';

interface Change {
  record: HeartbeatRecord;
  /** What is over with it. */
  spells: HeartbeatSpell[];
}

/** A job after a beat. */
export function takeBeat(before: HeartbeatRecord, beat: Beat): Change {
  const { timeMs, status, message } = beat;
  const spells = silenceUntil(before, timeMs);
  const { failingSinceMs } = before;
  if (status === 'ok' && failingSinceMs !== null) {
    spells.push(spellOf(before, 'failed', failingSinceMs, timeMs));
  }
  const record: HeartbeatRecord = {
    ...before,
    lastBeatMs: timeMs,
    lastStatus: status,
    lastMessage: message,
    reckonedFromMs: timeMs,
    failingSinceMs: status === 'ok' ? null : (failingSinceMs ?? timeMs),
  };
  return { record, spells };
}

/** A job while nobody waits for it; until then it may have been silent. */
export function pause(before: HeartbeatRecord, nowMs: number): Change {
  if (before.pausedMs !== null) return { record: before, spells: [] };
  return { record: { ...before, pausedMs: nowMs }, spells: silenceUntil(before, nowMs) };
}

/** A job that is waited for again: its next beat is due a period from now. */
export function resume(before: HeartbeatRecord, nowMs: number): Change {
  if (before.pausedMs === null) return { record: before, spells: [] };
  const reckonedFromMs = before.reckonedFromMs === null ? null : nowMs;
  const record = { ...before, pausedMs: null, reckonedFromMs };
  return { record, spells: [spellOf(before, 'paused', before.pausedMs, nowMs)] };
}

/** The silence that a job is in, or was in until `untilMs`; none while it is heard of in time. */
export function silenceUntil(record: HeartbeatRecord, untilMs: number): HeartbeatSpell[] {
  const { reckonedFromMs, pausedMs } = record;
  if (reckonedFromMs === null || pausedMs !== null) return [];
  const spell = spellOf(record, 'missed', reckonedFromMs, untilMs);
  return missedIn(spell, reckonedFromMs, untilMs) > 0 ? [spell] : [];
}

/** How many beats of a silence were due within a window. */
export function missedIn(spell: HeartbeatSpell, fromMs: number, toMs: number): number {
  const window = { fromMs, toMs: Math.min(toMs, spell.toMs), nowMs: spell.toMs };
  return countBeats(spell, [spell.fromMs], window).missed ?? 0;
}

function spellOf(
  { everySeconds, graceSeconds }: HeartbeatSchedule,
  state: SpellState,
  fromMs: number,
  toMs: number,
): HeartbeatSpell {
  return { state, fromMs, toMs, everySeconds, graceSeconds };
}

/** The state of a job at a moment, and when it is expected. */
export function currentState(record: HeartbeatRecord, nowMs: number) {
  const { reckonedFromMs, lastStatus, pausedMs } = record;
  const reading = heartbeatState(record, { lastBeatMs: reckonedFromMs, lastStatus }, nowMs);
  if (pausedMs === null) return reading;
  return {
    state: 'paused' as CurrentState,
    nextExpectedMs: null,
    missedFromMs: null,
    overdueSeconds: null,
  };
}

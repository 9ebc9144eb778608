import type { TimeWindow } from '../time-range/time-range';
import {
  type HeartbeatRecord,
  type HeartbeatSpell,
  missedIn,
  type SpellState,
  silenceUntil,
} from './heartbeat-record';

export interface CourseSegment extends TimeWindow {
  /** Null before anything was heard. */
  state: 'ok' | SpellState | null;
  /** Of a silence: the beats that were due in it. */
  beats: number | null;
}

interface Course {
  record: HeartbeatRecord;
  /** When it was first heard of; null when it never was. */
  firstBeatMs: number | null;
  /** Spells that are over and reach into the window. */
  spells: readonly HeartbeatSpell[];
  window: TimeWindow;
  nowMs: number;
}

/** What a job was in a window, without gaps up to now; a silence counts more than a failure, and a pause more than both. */
export function heartbeatCourse({ record, firstBeatMs, spells, window, nowMs }: Course): {
  segments: CourseSegment[];
  missed: number | null;
} {
  const toMs = Math.min(window.toMs, nowMs);
  if (firstBeatMs === null) return { segments: [], missed: null };
  const all = [...spells, ...openSpells(record, nowMs)];
  const parts: CourseSegment[] = [];
  let missed = 0;
  for (const spell of all) {
    const beats = spell.state === 'missed' ? missedIn(spell, window.fromMs, toMs) : null;
    missed += beats ?? 0;
    // A silence is only one from when the first beat was due.
    const beganMs = spell.fromMs + (beats === null ? 0 : spell.everySeconds * 1_000);
    const fromMs = Math.max(window.fromMs, beganMs);
    const untilMs = Math.min(toMs, spell.toMs);
    if (untilMs > fromMs) parts.push({ fromMs, toMs: untilMs, state: spell.state, beats });
  }
  const heard = Math.max(window.fromMs, Math.min(firstBeatMs, toMs));
  const base: CourseSegment[] = [
    { fromMs: window.fromMs, toMs: heard, state: null, beats: null },
    { fromMs: heard, toMs, state: 'ok', beats: null },
  ];
  return { segments: cover(base, parts), missed };
}

function openSpells(record: HeartbeatRecord, nowMs: number): HeartbeatSpell[] {
  const { everySeconds, graceSeconds, failingSinceMs, pausedMs } = record;
  const schedule = { everySeconds, graceSeconds, toMs: nowMs };
  return [
    ...silenceUntil(record, nowMs),
    ...(failingSinceMs === null
      ? []
      : [{ ...schedule, state: 'failed' as const, fromMs: failingSinceMs }]),
    ...(pausedMs === null ? [] : [{ ...schedule, state: 'paused' as const, fromMs: pausedMs }]),
  ];
}

const WEIGHT = { failed: 1, missed: 2, paused: 3 };

/** Lays the parts over the base, the lightest first, each cutting away what lies under it. */
function cover(base: CourseSegment[], parts: readonly CourseSegment[]): CourseSegment[] {
  const weightOf = ({ state }: CourseSegment) =>
    state === null || state === 'ok' ? 0 : WEIGHT[state];
  let segments = base;
  for (const part of [...parts].sort((a, b) => weightOf(a) - weightOf(b))) {
    segments = segments.flatMap((under) => [
      { ...under, toMs: Math.min(under.toMs, part.fromMs) },
      { ...under, fromMs: Math.max(under.fromMs, part.toMs) },
    ]);
    segments = [...segments.filter(isThere), part];
  }
  return segments.filter(isThere).sort((a, b) => a.fromMs - b.fromMs);
}

function isThere({ fromMs, toMs }: TimeWindow): boolean {
  return toMs > fromMs;
}

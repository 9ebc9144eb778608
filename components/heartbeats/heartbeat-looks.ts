import { BellOff, CircleCheck, CirclePause, CircleX } from 'lucide-react';
import type { StateLook } from '@/components/charts/lane';
import type { CurrentState } from '@/domain/heartbeats/heartbeat-record';

/** How each state of a heartbeat's course is told in lanes. */
export const HEARTBEAT_LOOKS: Record<'ok' | 'missed' | 'failed' | 'paused', StateLook> = {
  ok: { word: 'Heard of', icon: CircleCheck, tone: 'healthy', shape: 'line' },
  missed: { word: 'Missed', icon: BellOff, tone: 'failing', shape: 'solid' },
  failed: { word: 'Failed', icon: CircleX, tone: 'failing', shape: 'striped' },
  paused: { word: 'Paused', icon: CirclePause, tone: 'neutral', shape: 'dotted' },
};

/** The word of each present state, and how it stands. */
export const HEARTBEAT_STATES: Record<
  CurrentState,
  { word: string; state: 'healthy' | 'degraded' | 'failing' | 'unknown'; rank: number }
> = {
  missed: { word: 'Missed', state: 'failing', rank: 0 },
  failed: { word: 'Failed', state: 'failing', rank: 1 },
  late: { word: 'Late', state: 'degraded', rank: 2 },
  never: { word: 'Never heard', state: 'unknown', rank: 3 },
  ok: { word: 'On time', state: 'healthy', rank: 4 },
  paused: { word: 'Paused', state: 'unknown', rank: 5 },
};

/** What colours the row of a job; null where nothing is wrong. */
export function heartbeatTone(state: CurrentState): 'failing' | 'degraded' | null {
  const { state: tone } = HEARTBEAT_STATES[state];
  return tone === 'failing' || tone === 'degraded' ? tone : null;
}

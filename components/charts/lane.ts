import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TimeWindow } from '@/domain/time-range/time-range';

/** A stretch of one state; null is not known, and hatched. */
export interface LaneSegment extends TimeWindow {
  state: string | null;
  /** Told beside the state: the reason for it, how many instances. */
  detail?: string | undefined;
}

/** Something at one moment: a beat, a failure. */
export interface LaneEvent {
  timeMs: number;
  kind: string;
  detail?: string | undefined;
}

/** How a state is told: by a word and a shape as well as by its colour. */
export interface StateLook {
  word: string;
  icon: LucideIcon;
  tone: 'healthy' | 'degraded' | 'failing' | 'neutral';
  /** line: the normal state, which recedes. dotted: switched off. The others fill the lane. */
  shape: 'line' | 'dotted' | 'solid' | 'striped' | 'framed';
}

export interface EventLook {
  word: string;
  tone: 'healthy' | 'degraded' | 'failing' | 'neutral';
  /** tick: a thin stroke. cross: an x, for what went wrong. */
  shape: 'tick' | 'cross';
}

/** A place in a lane that can be pointed at, walked to and picked. Both ends are equal for a moment. */
export interface LaneStop extends TimeWindow {
  text: string;
}

/** What a lane is called, and what stands at its right: a state, a peak. */
export interface LaneName {
  key: string;
  label: string;
  href?: string | undefined;
  note?: ReactNode | undefined;
}

export interface LanePick extends TimeWindow {
  lane: string;
}

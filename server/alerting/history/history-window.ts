import type { SignalReading } from '../signals/signal-reading';

/** Steps in which the past is looked at where nothing else is asked for: one of the widths that are kept of every signal. */
export const STEP_MS = 600_000;

export type HistoryReading = Pick<SignalReading, 'client' | 'projectId' | 'presentMs'>;

export interface HistoryWindow {
  /** Where a step begins. */
  fromMs: number;
  toMs: number;
  stepMs: number;
}

import type { QueuesParams } from '@/domain/queues/queue-params';
import { chooseStep } from '@/domain/time-range/choose-step';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { databaseNow } from '../db/database-clock';
import type { QueueTable } from '../db/sql/read-queues';
import { readTimeWindow } from '../time-window';

/** Roll-ups of minutes are kept for so long. */
const MINUTES_KEPT_MS = 29 * 86_400_000;
/** A range that ends so shortly before now ends now. */
const NOW_MS = 60_000;

export interface QueueWindow extends TimeWindow {
  nowMs: number;
  /** The moment that states are of: now, or the end of a range that has passed. */
  atMs: number;
  isPast: boolean;
}

/** @throws ServiceError invalid */
export async function readQueueWindow(params: QueuesParams): Promise<QueueWindow> {
  const nowMs = await databaseNow();
  const window = readTimeWindow(params, { nowMs });
  const isPast = window.toMs < nowMs - NOW_MS;
  return { ...window, nowMs, isPast, atMs: isPast ? window.toMs : nowMs };
}

/** How wide the steps of a course are, and which roll-ups hold them. */
export function queueSteps(
  { fromMs, toMs, nowMs }: QueueWindow,
  { most, leastSeconds }: { most: number; leastSeconds: number },
): { stepMs: number; table: QueueTable } {
  const least = fromMs < nowMs - MINUTES_KEPT_MS ? 3_600 : 60;
  const stepMs = chooseStep(toMs - fromMs, most, Math.max(least, leastSeconds)) * 1_000;
  return { stepMs, table: tableFor(stepMs) };
}

export function tableFor(stepMs: number): QueueTable {
  return stepMs % 3_600_000 === 0 ? 'queue_rollup_hour' : 'queue_rollup_minute';
}

/** Where the samples lie that tell how a queue stood at a moment, and how far they are looked back. */
export function recentTable(atMs: number, nowMs: number): { table: QueueTable; tries: number[] } {
  return atMs < nowMs - MINUTES_KEPT_MS
    ? { table: 'queue_rollup_hour', tries: [7_200] }
    : { table: 'queue_rollup_minute', tries: [900, 3_600] };
}

import type { Shift } from './schedule';

/** Who is on call at a moment, until when, and who is after them; of shifts that follow each other without a hole. */
export function nowAndNext(
  shifts: readonly Shift[],
  nowMs: number,
): { now: Shift | null; next: Shift | null } {
  const at = shifts.findIndex(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
  const current = shifts[at];
  if (current === undefined) return { now: null, next: null };
  let now = current;
  let index = at + 1;
  // The same person by another layer or an override is still on call.
  for (let shift = shifts[index]; shift?.person === now.person; shift = shifts[index]) {
    now = { ...now, toMs: shift.toMs };
    index += 1;
  }
  const next = shifts.slice(index).find(({ person }) => person !== null) ?? null;
  return { now: now.person === null ? null : now, next };
}

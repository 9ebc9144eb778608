import type { PolicySnapshot } from './schemas';

interface Place {
  round: number;
  step: number;
}

/** The step after this one and when it is due; after the last of the last round, null. */
export function nextStep(
  { steps, repeats }: PolicySnapshot,
  { round, step }: Place,
  nowMs: number,
): Place & { nextAtMs: number | null } {
  const isLast = step + 1 >= steps.length;
  if (isLast && round >= repeats) return { round, step, nextAtMs: null };
  const place = isLast ? { round: round + 1, step: 0 } : { round, step: step + 1 };
  // A round that begins anew at once would page in a loop.
  const minutes = Math.max(steps[place.step]?.afterMinutes ?? 0, place.step === 0 ? 5 : 1);
  return { ...place, nextAtMs: nowMs + minutes * 60_000 };
}

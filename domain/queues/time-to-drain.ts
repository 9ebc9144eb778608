/**
 * When a queue will be empty at the rates of now: in some time; not, but it keeps up with what comes, which then waits for
 * so long; never; or nobody can say.
 */
export type TimeToDrain =
  | { kind: 'drains'; seconds: number }
  | { kind: 'keeps_up'; waitSeconds: number }
  | { kind: 'never' }
  | { kind: 'unknown' };

/** A backlog that is worked off within a minute is none. */
const BACKLOG_SECONDS = 60;
/** Fewer messages than this that have just come are no course either: one lies in every queue now and then. */
const FEW = 5;
const JUST_SECONDS = 300;

/**
 * depth / (out − in), rates per second. An empty queue has drained, whatever its rates. Where no more leaves than comes,
 * its course tells: one that falls drains as it falls, one that neither falls nor grows keeps up unless nothing leaves,
 * and one that grows never drains, unless what it holds is worked off within a minute, or is so little and so young that
 * nobody can say. What waits when a queue keeps up
 * waits for depth / out (Little's law).
 */
export function timeToDrain(input: {
  depth: number | null;
  arrivalPerSecond: number | null;
  servicePerSecond: number | null;
  growthPerMinute: number | null;
  /** Of the oldest message; left out: nobody told. */
  oldestAgeSeconds?: number | null;
}): TimeToDrain {
  const { depth, arrivalPerSecond, servicePerSecond: out, growthPerMinute: growth } = input;
  if (depth === null) return { kind: 'unknown' };
  if (depth === 0) return { kind: 'drains', seconds: 0 };
  if (arrivalPerSecond === null || out === null) return { kind: 'unknown' };
  const net = out - arrivalPerSecond;
  if (net > 0) return { kind: 'drains', seconds: depth / net };
  if (growth === null) return { kind: 'unknown' };
  if (growth < 0) return { kind: 'drains', seconds: (depth / -growth) * 60 };
  const isBacklog = depth > out * BACKLOG_SECONDS;
  // Where no age is told, one that grew has had some come lately.
  const haveJustCome = (input.oldestAgeSeconds ?? (growth > 0 ? 0 : JUST_SECONDS)) < JUST_SECONDS;
  if (depth < FEW && haveJustCome && isBacklog) return { kind: 'unknown' };
  if (out === 0 || (growth > 0 && isBacklog)) return { kind: 'never' };
  return { kind: 'keeps_up', waitSeconds: depth / out };
}

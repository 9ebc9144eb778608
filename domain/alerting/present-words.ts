import { quantityText } from '../quantities/format-quantity';

/** An alert as it is stored, with what of its rule says when it is over. */
export interface StandingAlert {
  state: string;
  summary: string;
  isHolding: boolean;
  /** When it held last, or lay between the two thresholds. */
  heldAt: Date;
  keepFiringForSeconds: number;
  /** When its rule was judged last. */
  evaluatedAt: Date | null;
}

/** Times are stored to the microsecond and read to the millisecond. */
const SAME_MOMENT_MS = 2;

/** What an alert says of itself at a moment: while it is well again and only waits to stay so, that is said too. */
export function presentWords(alert: StandingAlert, nowMs: number): string {
  const { state, summary, isHolding, heldAt, keepFiringForSeconds, evaluatedAt } = alert;
  const isOpen = state === 'firing' || state === 'acknowledged';
  const judgedSinceMs = (evaluatedAt?.getTime() ?? 0) - heldAt.getTime();
  const leftSeconds = keepFiringForSeconds - (nowMs - heldAt.getTime()) / 1_000;
  if (!isOpen || isHolding || judgedSinceMs < SAME_MOMENT_MS || leftSeconds <= 0) return summary;
  const left = quantityText(Math.ceil(Math.min(leftSeconds, keepFiringForSeconds)), 's');
  return `${summary}; well again, and over in ${left} if it stays so`;
}

import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import { type AcceptanceCounts, addCounts, NO_COUNTS } from './acceptance-counts';
import type { AcceptanceComparison, AcceptanceGroup, AcceptanceReport } from './acceptance-report';
import type { Feedback } from './ledger';
import { reportAcceptance } from './report-acceptance';

const percent = (share: number) => quantityText(share, 'ratio');
const count = (n: number) => quantityText(n);

/** All groups together, by one kind of feedback. */
export function totalOf(groups: readonly AcceptanceGroup[], feedback: Feedback): AcceptanceReport {
  const counts = groups.map((group): AcceptanceCounts => group[feedback]);
  return reportAcceptance(
    counts.reduce(
      (sum, { shown, pending, accepted, edited, rejected, ignored, unseen }) =>
        addCounts(sum, { shown, pending, accepted, edited, rejected, ignored, unseen }),
      NO_COUNTS,
    ),
  );
}

/** Explicit where anything was judged explicitly, else implicit. */
export function usualFeedback(groups: readonly AcceptanceGroup[]): Feedback {
  const has = (feedback: Feedback) => groups.some((group) => group[feedback].strict.n > 0);
  return !has('explicit') && has('implicit') ? 'implicit' : 'explicit';
}

/** The page's answer in words. */
export function describeAcceptance(groups: readonly AcceptanceGroup[], feedback: Feedback): string {
  const inferences = groups.reduce((sum, group) => sum + group.inferences, 0);
  if (inferences === 0) return 'Nothing was asked of a model in this time.';
  const { strict, coverage, pending, shown } = totalOf(groups, feedback);
  const { value, low, high, n } = strict;
  if (value === null || low === null || high === null) {
    if (shown === 0)
      return inferences === 1
        ? '1 answer, which was not shown to anybody.'
        : `${count(inferences)} answers, of which none was shown to anybody.`;
    const waiting = pending > 0 ? `; ${count(pending)} may still be` : '';
    return `${counted(shown, 'answer was', 'answers were')} shown and ${shown === 1 ? 'not' : 'none was'} judged ${word(feedback)}${waiting}.`;
  }
  const covered = coverage.value === null ? '' : `, ${percent(coverage.value)} of those shown`;
  return `${percent(value)} of ${counted(n, 'judged answer was', 'judged answers were')} accepted as ${n === 1 ? 'it was' : 'they were'} (${percent(low)} to ${percent(high)})${covered}.`;
}

function word(feedback: Feedback): string {
  return feedback === 'explicit' ? 'by anybody' : 'by what people did';
}

/** What a comparison of two came to. */
export function describeComparison(
  comparison: AcceptanceComparison,
  feedback: Feedback,
): { verdict: 'better' | 'worse' | 'inconclusive'; text: string; warning: string | null } {
  const { a, b } = comparison;
  const { strict, paradox, adjustedDifference } = comparison[feedback];
  const { difference, low, high, verdict, moreNeeded } = strict;
  const points = (share: number) =>
    `${share > 0 ? '+' : share < 0 ? '−' : ''}${quantityText(Math.abs(share) * 100)}`;
  const interval =
    difference === null || low === null || high === null
      ? ''
      : ` Strict acceptance differs by ${points(difference)} points (95% interval ${points(low)} to ${points(high)}).`;
  const more =
    moreNeeded === null
      ? 'no difference is seen'
      : `about ${count(moreNeeded)} more judged answers would tell`;
  const text =
    verdict === 'inconclusive'
      ? `Not enough data to tell ${b} from ${a}: ${more}.${interval}`
      : `${b} is ${verdict} than ${a}.${interval}`;
  return { verdict, text, warning: warningOf(paradox, adjustedDifference, points) };
}

function warningOf(
  paradox: 'none' | 'confounded' | 'reversed',
  adjusted: number | null,
  points: (share: number) => string,
): string | null {
  if (paradox === 'none') return null;
  const held =
    adjusted === null
      ? ''
      : ` With tenants held apart the difference is ${points(adjusted)} points.`;
  return paradox === 'reversed'
    ? `Simpson’s paradox: every tenant with data on both sides differs the other way. The overall difference is about who was asked, not about the answers.${held}`
    : `The two were not shown to the same tenants, and with tenants held apart the sign of the difference turns.${held}`;
}

import type { Feedback } from '@/domain/ai/ledger';
import { costUsdOf, feedbackOf, judgedCount } from '@/domain/ai/rollup-sums';
import { LEAST_VERDICTS } from '@/domain/alerting/acceptance-caution';
import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { quantityText } from '@/domain/quantities/format-quantity';
import { compareProportions } from '@/domain/statistics/compare-proportions';
import type { Proportion } from '@/domain/statistics/proportion';
import { rateOf } from '@/domain/statistics/rate';
import { askRollups } from '../../ai/ask-rollups';
import type { RollupAnswerRow } from '../../db/sql/read-ai-rollups';
import type { SignalReading } from './signal-reading';

type AiQuery = Extract<RuleQuery, { signal: 'ai' }>;
type Answers = Pick<RollupAnswerRow, 'tally'>;
type Figures = Pick<Measured, 'value' | 'n' | 'leastN' | 'low' | 'high'> & { text: string };

const HOUR_MS = 3_600_000;
export const AI_PAST_MS = 14 * 86_400_000;

/** What models answer for each feature in the whole hours of a window. A feature that nothing was asked of is not there. */
export async function aiSamples(reading: SignalReading, query: AiQuery): Promise<Measured[]> {
  const { nowMs } = reading;
  // The hours of the window and of the fortnight before it must not overlap.
  const edgeMs = Math.floor((nowMs - query.windowSeconds * 1_000) / HOUR_MS) * HOUR_MS;
  const recent = await readFeatures(reading, edgeMs, nowMs + HOUR_MS);
  const past =
    query.measure === 'acceptance_change'
      ? await readFeatures(reading, edgeMs - AI_PAST_MS, edgeMs)
      : new Map<string, RollupAnswerRow>();
  return [...recent]
    .filter(([feature]) => query.feature === undefined || query.feature === feature)
    .map(([feature, now]) => {
      const { text, ...figures } = measureAnswers(query.measure, now, past.get(feature));
      return {
        labels: feature === '' ? {} : { feature },
        ...figures,
        words: `${feature === '' ? 'Answers without a feature' : feature}: ${text}`,
        service: null,
        path: `ai?${new URLSearchParams(feature === '' ? {} : { feature })}`,
      };
    });
}

function readFeatures(
  { client, projectId, presentMs, once }: SignalReading,
  fromMs: number,
  toMs: number,
): Promise<Map<string, RollupAnswerRow>> {
  return once(`ai ${fromMs} ${toMs}`, async () => {
    const window = { fromMs, toMs, nowMs: presentMs, filter: {} };
    const asked = { groupBy: ['feature'] as const, sketches: false };
    const { rows } = await askRollups(client, projectId, window, asked);
    return new Map(rows.map((row) => [row.values[0] ?? '', row]));
  });
}

/** What answers come to, and those of the fortnight before them. */
export function measureAnswers(
  measured: AiQuery['measure'],
  now: Answers,
  past: Answers | undefined,
): Figures {
  const { n, fallback, errors } = now.tally;
  const feedback = feedbackOf(past === undefined ? [now] : [now, past]);
  switch (measured) {
    case 'acceptance':
      return { ...told(rateOf(acceptedOf(now, feedback)), 'accepted'), leastN: LEAST_VERDICTS };
    case 'acceptance_change':
      return change(acceptedOf(now, feedback), past && acceptedOf(past, feedback));
    case 'fallback_rate':
      return told(rateOf({ successes: fallback, n }), 'answered by a fallback');
    case 'error_rate':
      return told(rateOf({ successes: errors, n }), 'ended in an error');
    case 'cost_usd': {
      const value = costUsdOf(now);
      return { value, text: value === null ? 'cost not known' : quantityText(value, 'usd') };
    }
  }
}

function acceptedOf(row: Answers, feedback: Feedback): Proportion {
  const { explicitAccepted, implicitAccepted } = row.tally;
  const successes = feedback === 'explicit' ? explicitAccepted : implicitAccepted;
  return { successes, n: judgedCount(row, feedback) };
}

function told(rate: ReturnType<typeof rateOf>, what: string): Figures {
  const share = rate.value === null ? 'nothing known' : quantityText(rate.value, 'ratio');
  return { ...rate, text: `${share} ${what} (n = ${quantityText(rate.n)})` };
}

/** How much less is accepted than before, with the interval of the difference; n is that of the window. */
function change(now: Proportion, past: Proportion | undefined): Figures {
  const { difference, low, high } = compareProportions(past ?? { successes: 0, n: 0 }, now);
  const share = ({ successes, n }: Proportion) =>
    n === 0 ? 'nothing known' : `${quantityText(successes / n, 'ratio')} (n = ${quantityText(n)})`;
  const before = past === undefined ? 'nothing known' : share(past);
  return {
    value: difference,
    n: now.n,
    leastN: LEAST_VERDICTS,
    low,
    high,
    text: `${share(now)} accepted, ${before} in the fortnight before`,
  };
}

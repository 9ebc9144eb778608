import type { Comparison } from './comparison';
import { moreNeeded } from './more-needed';
import { newcombeDifference } from './newcombe-difference';
import type { Proportion } from './proportion';

/** Says better or worse only when the 95% interval of the difference lies wholly on one side of zero. */
export function compareProportions(a: Proportion, b: Proportion): Comparison {
  const found = newcombeDifference(a, b);
  if (found !== null && found.low > 0) return { ...found, verdict: 'better', moreNeeded: null };
  if (found !== null && found.high < 0) return { ...found, verdict: 'worse', moreNeeded: null };
  const { difference, low, high } = found ?? { difference: null, low: null, high: null };
  return { difference, low, high, verdict: 'inconclusive', moreNeeded: moreNeeded(a, b) };
}

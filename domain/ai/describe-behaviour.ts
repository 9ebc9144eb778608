import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import type { AcceptanceGroup } from './acceptance-report';

/** What all groups cost together; null when nothing is known of it. */
export function costOfGroups(groups: readonly AcceptanceGroup[]) {
  const known = groups.flatMap(({ costUsd }) => costUsd ?? []);
  return {
    usd: known.length === 0 ? null : known.reduce((sum, usd) => sum + usd, 0),
    priced: groups.reduce((sum, { priced }) => sum + priced, 0),
    inferences: groups.reduce((sum, { inferences }) => sum + inferences, 0),
  };
}

type OutcomeName = keyof AcceptanceGroup['outcomes'];

/** An outcome's rate over all groups. */
export function outcomeOfGroups(groups: readonly AcceptanceGroup[], name: OutcomeName): Rate {
  const rates = groups.map(({ outcomes }) => outcomes[name]);
  return rateOf({
    successes: rates.reduce((sum, { value, n }) => sum + Math.round((value ?? 0) * n), 0),
    n: rates.reduce((sum, { n }) => sum + n, 0),
  });
}

/** The page's answer in words. */
export function describeBehaviour(groups: readonly AcceptanceGroup[]): string {
  const { usd, priced, inferences } = costOfGroups(groups);
  if (inferences === 0) return 'Nothing was asked of a model in this time.';
  const count = (n: number) => quantityText(n);
  const cost =
    usd === null
      ? `${counted(inferences, 'inference')}, the cost of ${inferences === 1 ? 'which' : 'none of which'} is ${inferences === 1 ? 'not ' : ''}known`
      : `${counted(inferences, 'inference')} cost ${quantityText(usd, 'usd')}${priced < inferences ? ` as far as is known (${count(priced)} priced)` : ''}`;
  const fallback = outcomeOfGroups(groups, 'fallback').value ?? 0;
  const failed = outcomeOfGroups(groups, 'error').value ?? 0;
  const worst = [
    fallback > 0 ? `a fallback answered ${quantityText(fallback, 'ratio')}` : null,
    failed > 0 ? `${quantityText(failed, 'ratio')} failed` : null,
  ].filter((text) => text !== null);
  return `${cost}; ${worst.length === 0 ? 'none failed or fell back' : worst.join(' and ')}.`;
}

import { compareProportions } from '../statistics/compare-proportions';
import type { Comparison } from '../statistics/comparison';
import type { Proportion } from '../statistics/proportion';

/** One tenant's part of a comparison. */
export interface Stratum {
  tenant: string;
  a: Proportion;
  b: Proportion;
}

export interface StrataComparison {
  /** Everybody together. */
  pooled: Comparison;
  strata: (Stratum & Comparison)[];
  /** The difference with tenants held apart; null when no tenant has data on both sides. */
  adjustedDifference: number | null;
  /**
   * Simpson's paradox. `reversed`: every tenant with data on both sides differs the other way than all together.
   * `confounded`: with tenants held apart the sign turns. Either way the pooled answer is about who was asked.
   */
  paradox: 'none' | 'confounded' | 'reversed';
}

/** b against a, for all and for each tenant. */
export function compareStrata(strata: readonly Stratum[]): StrataComparison {
  const total = (side: 'a' | 'b'): Proportion => ({
    successes: strata.reduce((sum, stratum) => sum + stratum[side].successes, 0),
    n: strata.reduce((sum, stratum) => sum + stratum[side].n, 0),
  });
  const pooled = compareProportions(total('a'), total('b'));
  const compared = strata.map((one) => ({ ...one, ...compareProportions(one.a, one.b) }));
  const adjustedDifference = mantelHaenszel(strata);
  const differences = compared.flatMap(({ difference }) => difference ?? []);
  const sign = Math.sign(pooled.difference ?? 0);
  const isAgainst = (difference: number) => sign !== 0 && Math.sign(difference) === -sign;
  const isReversed = differences.length >= 2 && differences.every(isAgainst);
  const isConfounded = adjustedDifference !== null && isAgainst(adjustedDifference);
  const paradox = isReversed ? 'reversed' : isConfounded ? 'confounded' : 'none';
  return { pooled, strata: compared, adjustedDifference, paradox };
}

/**
 * The Mantel-Haenszel risk difference: Σ(xb·na − xa·nb)/N over Σ na·nb/N, N = na + nb of each stratum.
 * Source: Greenland and Robins, Biometrics 41 (1985), 55-68.
 */
function mantelHaenszel(strata: readonly Stratum[]): number | null {
  let difference = 0;
  let weight = 0;
  for (const { a, b } of strata) {
    const n = a.n + b.n;
    if (a.n === 0 || b.n === 0) continue;
    difference += (b.successes * a.n - a.successes * b.n) / n;
    weight += (a.n * b.n) / n;
  }
  return weight === 0 ? null : difference / weight;
}

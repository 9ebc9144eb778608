import { counted } from './counted';
import { quantityText, type Unit } from './format-quantity';

export interface NormalComparison {
  /**
   * more, less: by enough to be worth a look. same: within a tenth. few: too little of it for a difference to say
   * anything. unknown: one of the two is not known.
   */
  kind: 'more' | 'less' | 'same' | 'few' | 'unknown';
  /** "3.1x the usual", "20 % below the usual", "as usual", "usual not known". */
  text: string;
}

/** Less than this share of change is noise to a reader. */
const SAME_WITHIN = 0.1;

/**
 * A number beside what it usually is, in words. Shares are compared in percentage points, since "twice the usual" of a
 * share near 0 or 1 misleads; everything else by ratio. Where both lie under `least`, a difference says nothing.
 */
export function compareWithNormal(
  value: number | null,
  normal: number | null,
  unit: Unit = 'count',
  least = 0,
): NormalComparison {
  if (value === null) return { kind: 'unknown', text: 'not known now' };
  if (normal === null) return { kind: 'unknown', text: 'usual not known' };
  if (value !== normal && Math.max(value, normal) < least)
    return { kind: 'few', text: `usually ${normal === 0 ? 'none' : quantityText(normal, unit)}` };
  if (unit === 'ratio') return comparePoints(value, normal);
  if (normal === 0) {
    return value === 0
      ? { kind: 'same', text: 'as usual' }
      : { kind: 'more', text: 'usually none' };
  }
  const ratio = value / normal;
  if (Math.abs(ratio - 1) <= SAME_WITHIN) return { kind: 'same', text: 'as usual' };
  const kind = ratio > 1 ? 'more' : 'less';
  if (value === 0) return { kind, text: `usually ${quantityText(normal, unit)}` };
  if (ratio >= 2) return { kind, text: `${factor(ratio)}x the usual` };
  const side = ratio > 1 ? 'above' : 'below';
  return { kind, text: `${Math.round(Math.abs(ratio - 1) * 100)}\u00a0% ${side} the usual` };
}

/** Half a point is what two shares may differ by and still be called the same. */
const SAME_POINTS = 0.5;

function comparePoints(value: number, normal: number): NormalComparison {
  const points = (value - normal) * 100;
  if (Math.abs(points) < SAME_POINTS) return { kind: 'same', text: 'as usual' };
  const side = points > 0 ? 'above' : 'below';
  return {
    kind: points > 0 ? 'more' : 'less',
    text: `${counted(Number(Math.abs(points).toPrecision(2)), 'point')} ${side} the usual`,
  };
}

function factor(ratio: number): string {
  if (ratio > 1000) return 'over 1,000';
  return String(Number(ratio.toPrecision(2)));
}

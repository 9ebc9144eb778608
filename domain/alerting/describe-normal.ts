import { quantityText } from '../quantities/format-quantity';
import { explainDeviation } from './baseline/explain-deviation';
import type { Sample } from './condition';
import type { Comparison, Condition } from './condition-schema';
import type { RuleQuery } from './rule-query';
import { unitOf } from './unit-of';
import { isYesOrNo } from './yes-or-no';

/** What is normal for a value that alerts, as it is kept with the alert. */
export interface Normal {
  text: string;
  expected: number | null;
  lower: number | null;
  upper: number | null;
}

interface Described {
  condition: Condition;
  sample: Sample;
  query: RuleQuery;
  nowMs: number;
}

/** What the value would be if nothing were wrong, in words that stand behind it: "normal is at most 15 %". */
export function describeNormal({ condition, sample, query, nowMs }: Described): Normal {
  const unit = unitOf(query);
  switch (condition.kind) {
    case 'threshold': {
      const { op, value } = condition;
      const isAbove = op.startsWith('>');
      const { onBound = sample.leastN !== undefined } = condition;
      const bound = onBound ? ', by the bound of its 95% interval' : '';
      return {
        text: wellWords(query) ?? `normal is ${OPPOSITE[op]} ${quantityText(value, unit)}${bound}`,
        expected: null,
        lower: isAbove ? null : value,
        upper: isAbove ? value : null,
      };
    }
    case 'change': {
      const before = sample.before ?? null;
      const ago = quantityText(condition.againstSeconds, 's');
      const text = before === null ? 'what it was is not known' : quantityText(before, unit);
      return { text: `${ago} ago: ${text}`, expected: before, lower: null, upper: null };
    }
    case 'absence':
      return { text: 'normally something is heard', expected: null, lower: null, upper: null };
    case 'baseline': {
      const { value, baseline } = sample;
      if (value === null || baseline === undefined)
        return { text: 'what is usual is not known', expected: null, lower: null, upper: null };
      const { expected, lower, upper } = baseline;
      const text = explainDeviation({
        timeMs: baseline.timeMs ?? nowMs,
        value,
        judgement: baseline,
        unit,
        timeZone: 'UTC',
      });
      return { text, expected, lower, upper };
    }
  }
}

function wellWords(query: RuleQuery): string | null {
  if (!isYesOrNo(query)) return null;
  return query.signal === 'heartbeat' ? 'normal is to run in time' : 'normal is closed';
}

const OPPOSITE: Record<Comparison, string> = {
  '>': 'at most',
  '>=': 'less than',
  '<': 'at least',
  '<=': 'more than',
};

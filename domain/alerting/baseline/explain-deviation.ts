import { quantityText, type Unit } from '../../quantities/format-quantity';
import type { BaselineJudgement } from './baseline-detector';

interface Deviation {
  timeMs: number;
  value: number;
  judgement: Pick<BaselineJudgement, 'lower' | 'upper' | 'isWeekly'>;
  unit: Unit;
  /** An IANA name; the time of day is told as the reader's clock has it. */
  timeZone: string;
}

/** Why a value stands out, as in "340 ms; for Friday 10:00 the usual is 180 ms to 220 ms". */
export function explainDeviation({ timeMs, value, judgement, unit, timeZone }: Deviation): string {
  const { lower, upper, isWeekly } = judgement;
  const told = quantityText(value, unit);
  if (lower === null || upper === null) return `${told}; what is usual is not known yet`;
  const when = new Intl.DateTimeFormat('en-GB', {
    ...(isWeekly ? { weekday: 'long' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(timeMs)
    .replace(',', '');
  const range = `${quantityText(lower, unit)} to ${quantityText(upper, unit)}`;
  if (value >= lower && value <= upper)
    return `${told} is within the usual ${range} for ${when}, but it came too suddenly or moves too restlessly`;
  return `${told}; for ${when} the usual is ${range}`;
}

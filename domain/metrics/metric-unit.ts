import type { Unit } from '../quantities/format-quantity';
import { knownWord } from '../schemas/known-word';
import type { Aggregation } from './aggregations';

/** UCUM's spellings of the units that numbers here are told in. */
const UNITS: Record<string, { unit: Unit; factor: number }> = {
  ms: { unit: 'ms', factor: 1 },
  us: { unit: 'ms', factor: 1e-3 },
  ns: { unit: 'ms', factor: 1e-6 },
  s: { unit: 's', factor: 1 },
  min: { unit: 's', factor: 60 },
  h: { unit: 's', factor: 3_600 },
  by: { unit: 'bytes', factor: 1 },
  kby: { unit: 'bytes', factor: 1e3 },
  kiby: { unit: 'bytes', factor: 1_024 },
  mby: { unit: 'bytes', factor: 1e6 },
  miby: { unit: 'bytes', factor: 1_048_576 },
  '%': { unit: 'ratio', factor: 0.01 },
};

/** How values of a metric are written: the unit, and what they are multiplied by to be in it. */
export function metricUnit(
  told: string | null,
  aggregation: Aggregation,
): { unit: Unit; factor: number } {
  if (aggregation === 'rate') return { unit: 'per_second', factor: 1 };
  return knownWord(UNITS, told?.toLowerCase() ?? '') ?? { unit: 'count', factor: 1 };
}

import type { Inference } from './inference';

/** What inferences are grouped and filtered by. */
export const AI_FIELDS = [
  'feature',
  'model',
  'promptName',
  'promptVersion',
  'tenant',
  'service',
] as const;
export type AiField = (typeof AI_FIELDS)[number];

/** Stands for all values past those that a field's roll-ups keep apart. */
export const OTHER = '__other__';

/** How many values of a field the roll-ups of a project keep apart. */
export const MOST_VALUES: Readonly<Record<AiField, number>> = {
  feature: 200,
  model: 200,
  promptName: 300,
  promptVersion: 1_000,
  tenant: 500,
  service: 500,
};

/** Which roll-up an inference is counted in; '' stands for a value that was not told. */
export type RollupLabels = Record<AiField, string>;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export const hourOf = (timeMs: number): number => Math.floor(timeMs / HOUR_MS) * HOUR_MS;
export const dayOf = (timeMs: number): number => Math.floor(timeMs / DAY_MS) * DAY_MS;

/** The labels that an inference is counted under; `folded` has a bit for each field whose value is among the others. */
export function labelsOf(one: Pick<Inference, AiField>, folded: number): RollupLabels {
  const label = (field: AiField) => (isFolded(folded, field) ? OTHER : (one[field] ?? ''));
  return {
    feature: label('feature'),
    model: label('model'),
    promptName: label('promptName'),
    promptVersion: label('promptVersion'),
    tenant: label('tenant'),
    service: label('service'),
  };
}

export function isFolded(folded: number, field: AiField): boolean {
  return (folded & bitOf(field)) !== 0;
}

export function bitOf(field: AiField): number {
  return 1 << AI_FIELDS.indexOf(field);
}

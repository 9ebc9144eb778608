import { AI_FIELDS, type AiField, type RollupLabels } from './rollup-key';

/**
 * Roll-ups that keep only some fields apart and add up all others, for what pages ask most: whoever asks by tenant reads a
 * row a tenant, not one for every feature, model and version of a prompt that the tenant used.
 */
const CUTS = {
  total: [],
  feature: ['feature'],
  model: ['model'],
  promptName: ['promptName'],
  promptVersion: ['promptVersion'],
  tenant: ['tenant'],
  featureTenant: ['feature', 'tenant'],
  featureService: ['feature', 'service'],
} as const satisfies Record<string, readonly AiField[]>;
export type RollupCut = keyof typeof CUTS;

export const ROLLUP_CUTS = Object.keys(CUTS) as RollupCut[];

/** Those whose hours are kept as short as those of single tenants. */
export const TENANT_CUTS: readonly RollupCut[] = ['tenant', 'featureTenant'];

/** The cut with the fewest rows that keeps all these fields apart; null where only the whole roll-up does. */
export function cutFor(fields: readonly AiField[]): RollupCut | null {
  return ROLLUP_CUTS.find((cut) => fields.every((field) => keeps(cut, field))) ?? null;
}

export function keeps(cut: RollupCut, field: AiField): boolean {
  return (CUTS[cut] as readonly AiField[]).includes(field);
}

/** The labels of a row in a cut: '' for what it does not keep apart. */
export function cutLabels(cut: RollupCut, labels: RollupLabels): RollupLabels {
  return Object.fromEntries(
    AI_FIELDS.map((field) => [field, keeps(cut, field) ? labels[field] : '']),
  ) as RollupLabels;
}

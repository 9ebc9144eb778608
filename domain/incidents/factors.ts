/** What can make an incident possible, as people confirm it. Several come together, as a rule. */
export const FACTOR_KINDS = [
  'deployment',
  'configuration',
  'dependency',
  'capacity',
  'data',
  'infrastructure',
  'security',
  'process',
] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

export const FACTOR_WORDS: Record<FactorKind, { word: string; means: string }> = {
  deployment: { word: 'Deployment', means: 'a new version or a migration' },
  configuration: { word: 'Configuration', means: 'a setting, a flag, a secret or a certificate' },
  dependency: { word: 'Dependency', means: 'another service or a provider' },
  capacity: { word: 'Capacity', means: 'more load than there was room for' },
  data: { word: 'Data', means: 'what was stored or sent, or its shape' },
  infrastructure: { word: 'Infrastructure', means: 'a machine, a network or a disk' },
  security: { word: 'Security', means: 'an attack, or a leak' },
  process: {
    word: 'Way of working',
    means: 'a runbook, a review or a hand-over that was not there',
  },
};

/** What is known to have made an incident possible: what people chose, and a deployment that they confirmed. */
export function confirmedFactors(
  chosen: readonly string[],
  isDeploymentConfirmed: boolean,
): FactorKind[] {
  return FACTOR_KINDS.filter(
    (kind) => chosen.includes(kind) || (kind === 'deployment' && isDeploymentConfirmed),
  );
}

export function factorsText(factors: readonly FactorKind[]): string {
  return factors.map((kind) => FACTOR_WORDS[kind].word).join(', ');
}

/** A group of incidents: those with a factor, or those of which nobody has confirmed any. */
export type FactorGroup = FactorKind | 'unknown';

export function isInGroup(
  { factors }: { factors: readonly FactorKind[] },
  group: FactorGroup,
): boolean {
  return group === 'unknown' ? factors.length === 0 : factors.includes(group);
}

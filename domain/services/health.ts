/** How anything stands, in one vocabulary for services, queues, breakers and the rest; the worst first. */
export const HEALTHS = ['failing', 'degraded', 'unknown', 'healthy'] as const;
export type Health = (typeof HEALTHS)[number];

/** Of several, the one to look at first. What is not known is worse than well: nobody knows that it is not broken. */
export function worstHealth(healths: readonly Health[]): Health {
  return HEALTHS.find((health) => healths.includes(health)) ?? 'unknown';
}

/** For sorting: the worst first. */
export function compareHealth(a: Health, b: Health): number {
  return HEALTHS.indexOf(a) - HEALTHS.indexOf(b);
}

export function isTroubled(health: Health): health is 'failing' | 'degraded' {
  return health === 'failing' || health === 'degraded';
}

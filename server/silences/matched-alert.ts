import type { MatchedAlert } from '@/domain/silences/matchers';
import type { Prisma } from '../db/generated/client';

/** What matchers go by, read with an alert. */
export const MATCHED_FIELDS = {
  service: true,
  severity: true,
  labels: true,
  rule: { select: { key: true } },
} as const satisfies Prisma.AlertSelect;

type Row = Prisma.AlertGetPayload<{ select: typeof MATCHED_FIELDS }>;

export function matchedAlert({ rule, service, severity, labels }: Row): MatchedAlert {
  return { rule: rule.key, service, severity, labels: labels as Record<string, string> };
}

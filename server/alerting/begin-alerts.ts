import { unitOf } from '@/domain/alerting/unit-of';
import type { ProjectTransaction } from '../db/client';
import { Prisma } from '../db/generated/client';
import { PREVIOUS_ALERTS } from '../db/sql/change-alerts';
import type { DueRule } from './due-rule';
import { normalOf, type RuleEffect, wordsOf } from './rule-effect';

interface BegunAlert {
  alertId: string;
  /** Else it waits to have lasted. */
  isFiring: boolean;
  text: string;
}

/** Writes down new alerts, each linked to the last of its fingerprint. At most one is open a fingerprint, whoever comes first. */
export async function beginAlerts(
  tx: ProjectTransaction,
  rule: DueRule,
  changes: readonly RuleEffect[],
): Promise<BegunAlert[]> {
  const { projectId, id: ruleId, name: ruleName, severity, query } = rule;
  const at = new Date(rule.nowMs);
  const wanted = changes.flatMap(({ effect, sample }) => {
    if (effect.kind !== 'begin' && effect.kind !== 'fire') return [];
    const because = effect.kind === 'fire' ? effect.because : null;
    return [{ alert: effect.alert, because, sample, text: wordsOf(rule, sample, because) }];
  });
  if (wanted.length === 0) return [];
  const previous = await previousOf(
    tx,
    projectId,
    wanted.map(({ alert }) => alert.fingerprint),
  );
  const rows = await tx.alert.createManyAndReturn({
    data: wanted.map(({ alert, because, sample, text }) => ({
      projectId,
      ruleId,
      ruleName,
      severity,
      fingerprint: alert.fingerprint,
      labels: { ...alert.labels },
      service: sample?.service ?? null,
      path: sample?.path ?? null,
      unit: unitOf(query),
      state: alert.state,
      summary: text,
      startedAt: new Date(alert.holdsSinceMs),
      heldAt: at,
      isHolding: true,
      firedAt: because === null ? null : at,
      count: alert.count,
      value: alert.value,
      normal: normalOf(rule, sample) ?? Prisma.JsonNull,
      previousId: previous.get(alert.fingerprint) ?? null,
    })),
    skipDuplicates: true,
    select: { id: true, fingerprint: true },
  });
  const ids = new Map(rows.map(({ id, fingerprint }) => [fingerprint, id]));
  return wanted.flatMap(({ alert, because, text }) => {
    const alertId = ids.get(alert.fingerprint);
    // What is measured twice is begun once.
    ids.delete(alert.fingerprint);
    return alertId === undefined ? [] : [{ alertId, isFiring: because !== null, text }];
  });
}

async function previousOf(
  tx: ProjectTransaction,
  projectId: string,
  fingerprints: readonly string[],
): Promise<Map<string, string>> {
  const found = await tx.$queryRawUnsafe<{ fingerprint: string; id: string }[]>(
    PREVIOUS_ALERTS,
    projectId,
    fingerprints,
  );
  return new Map(found.map(({ fingerprint, id }) => [fingerprint, id]));
}

import type { RuleAnswer } from '@/domain/alerting/rule-answers';
import { type RuleInput, ruleSchema } from '@/domain/alerting/schemas';
import type { AlertRule } from '../../db/generated/client';
import { ServiceError } from '../../errors';

/** A stored rule as it was written. @throws ZodError for one that this version cannot read */
export function writtenRule(row: AlertRule): RuleInput & { key: string } {
  return { ...ruleSchema.parse(fieldsOf(row)), key: row.key };
}

export function ruleAnswer(row: AlertRule, openAlerts: number): RuleAnswer {
  return {
    ...(fieldsOf(row) as RuleInput & { key: string }),
    id: row.id,
    isDefault: row.defaultKey !== null,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    evaluatedAt: row.evaluatedAt?.toISOString() ?? null,
    lastError: row.lastError,
    openAlerts,
  };
}

function fieldsOf(row: AlertRule) {
  return {
    key: row.key,
    name: row.name,
    description: row.description,
    query: row.query,
    condition: row.condition,
    forSeconds: row.forSeconds,
    keepFiringForSeconds: row.keepFiringForSeconds,
    noData: row.noData,
    severity: row.severity,
    intervalSeconds: row.intervalSeconds,
    ackTimeoutSeconds: row.ackTimeoutSeconds,
    ownerTeam: row.ownerTeam,
    runbookUrl: row.runbookUrl,
    escalationPolicy: row.escalationPolicy,
    declareIncident: row.declareIncident,
    isEnabled: row.isEnabled,
  };
}

export function noRule(): ServiceError {
  return new ServiceError('not_found', 'There is no such rule in this project.', {
    hint: 'GET /api/v1/rules lists those that there are.',
  });
}

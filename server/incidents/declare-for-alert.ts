import { declareIncidentSchema } from '@/domain/incidents/schemas';
import { recordAudit } from '../access/record-audit';
import { systemContext } from '../context';
import type { ProjectTransaction } from '../db/client';
import { notifyInTransaction } from '../db/sql/notify';
import { declareIn } from './declare-incident';
import { subjectOf, writeEvent } from './work-on-incident';

interface FiredAlert {
  projectId: string;
  ruleId: string;
  alertId: string;
}

/**
 * Declares an incident for an alert whose rule says so, in the transaction that lets it fire. One that is open already for
 * the same service or rule takes the alert in, so that one trouble is one incident.
 */
export async function declareForAlert(
  tx: ProjectTransaction,
  { projectId, ruleId, alertId }: FiredAlert,
): Promise<void> {
  const rule = await tx.alertRule.findFirst({
    where: { projectId, id: ruleId, declareIncident: true },
    select: { name: true },
  });
  if (rule === null) return;
  const by = `Rule ${rule.name}`;
  const { service, summary } = await tx.alert.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: alertId } },
    select: { service: true, summary: true },
  });
  const open = await tx.incident.findFirst({
    where: {
      projectId,
      status: { not: 'resolved' },
      OR: [
        { alerts: { some: { alert: { ruleId } } } },
        ...(service === null ? [] : [{ services: { has: service } }]),
      ],
    },
    orderBy: { startedAt: 'desc' },
    select: { projectId: true, id: true, number: true, title: true },
  });
  const ctx = { ...systemContext(by), projectId, role: null, scopes: [] };
  if (open === null) {
    await declareIn(tx, { ctx, input: declareIncidentSchema.parse({ alertIds: [alertId] }) });
  } else {
    const { count } = await tx.incidentAlert.createMany({
      data: [{ projectId, incidentId: open.id, alertId, linkedBy: by }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await writeEvent(tx, open, {
      kind: 'linked',
      text: `Belongs to it: ${summary}`,
      by,
      ref: { type: 'alert', id: alertId, path: `alerts/${alertId}` },
    });
    await recordAudit(tx, ctx, {
      action: 'incident.link',
      subject: subjectOf(open),
      details: { alert: summary },
    });
  }
  await notifyInTransaction(tx, projectId, 'incident');
}

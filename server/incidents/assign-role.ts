import type { Incident } from '@/domain/incidents/incident-answers';
import { ROLE_MEANINGS } from '@/domain/incidents/incident-words';
import type { IncidentRoleInput } from '@/domain/incidents/schemas';
import { recordAudit } from '../access/record-audit';
import { tickStep } from './tick-step';
import { type IncidentCall, subjectOf, workOnIncident, writeEvent } from './work-on-incident';

/** Names who has a role in an incident, or that nobody has it any more; whoever takes command acknowledges it. */
export function assignRole({
  ctx,
  input: { role, name },
  ...call
}: IncidentCall & { input: IncidentRoleInput }): Promise<Incident> {
  return workOnIncident({ ctx, ...call }, async (tx, { row, nowMs }) => {
    const before = row.roles.find((one) => one.role === role)?.name ?? null;
    if (before === name) return;
    const { projectId, id: incidentId } = row;
    const by = ctx.actor.name;
    const at = new Date(nowMs);
    if (name === null) await tx.incidentRole.deleteMany({ where: { projectId, incidentId, role } });
    else
      await tx.incidentRole.upsert({
        where: { projectId_incidentId_role: { projectId, incidentId, role } },
        create: { projectId, incidentId, role, name, assignedAt: at, assignedBy: by },
        update: { name, assignedAt: at, assignedBy: by },
      });
    await writeEvent(tx, row, {
      kind: 'role',
      text: textOf(ROLE_MEANINGS[role].word, before, name),
      atMs: nowMs,
      by,
    });
    if (name !== null && role === 'commander') {
      await tickStep(tx, { row, step: 'command', by, nowMs });
      await tx.incident.updateMany({
        where: { projectId, id: incidentId, acknowledgedAt: null },
        data: { acknowledgedAt: at },
      });
    }
    if (name !== null && role !== 'commander')
      await tickStep(tx, { row, step: 'roles', by, nowMs });
    await recordAudit(tx, ctx, {
      action: 'incident.role',
      subject: subjectOf(row),
      details: { role, name },
    });
  });
}

function textOf(word: string, before: string | null, name: string | null): string {
  if (name === null) return `${word}: nobody any more, was ${before}`;
  return before === null ? `${word}: ${name}` : `${word}: ${name}, was ${before}`;
}

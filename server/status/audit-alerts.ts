import { systemPool } from '../db/client';
import { inSystemTransaction } from '../db/in-system-transaction';
import { START_ESCALATIONS } from '../db/sql/alert-escalations';
import { insertAlertEvent } from '../db/sql/alert-events';
import { type AuditFinding, findBrokenPromises } from '../db/sql/audit-alerts';

/** What is done at once may take so long before it counts as not done. */
const GRACE_SECONDS = 120;

const WORDS: Record<AuditFinding['kind'], string> = {
  untold: 'fires and nobody is on the way to be told, so paging begins anew',
  late: 'is not sent though it is due',
  doubled: 'stands twice in the outbox',
};

/**
 * Checks what must hold of every alert: somebody was told, will be, or there is a reason why not. Pages for what nobody
 * was told of. @throws Error that names what was found
 */
export async function auditAlerts(): Promise<void> {
  const findings = await findBrokenPromises(systemPool(), GRACE_SECONDS);
  for (const finding of findings) if (finding.kind === 'untold') await pageAnew(finding);
  if (findings.length === 0) return;
  const told = findings.slice(0, 5).map(({ kind, subject }) => `“${subject}” ${WORDS[kind]}`);
  const rest = findings.length > 5 ? ` And ${findings.length - 5} more.` : '';
  throw new Error(`${told.join('; ')}.${rest}`);
}

function pageAnew({ projectId, id }: AuditFinding): Promise<void> {
  return inSystemTransaction(async (client) => {
    await client.query(START_ESCALATIONS, [projectId, [id]]);
    await insertAlertEvent(client, {
      projectId,
      alertId: id,
      kind: 'audited',
      text: 'The auditor found that nobody had been told: paging begins anew',
    });
  });
}

import type { CheckResult } from '@/domain/actions/check-schema';
import { checkSchema } from '@/domain/actions/check-schema';
import { judgeCheck } from '@/domain/actions/judge-check';
import { log } from '@/server/observability/log';
import { recordAudit } from '../access/record-audit';
import { type ProjectContext, systemContext } from '../context';
import { inProject, type ProjectTransaction, readInProject, systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { ActionItem } from '../db/generated/client';
import { selectProjectsWithChecks } from '../db/sql/action-checks';
import { readCheckEvidence } from './read-check-evidence';

/** As closed_by says it. */
const TELEMETRY = 'telemetry';
/** What was closed longer ago stays closed: by then it is another matter. */
const WATCHED_MS = 90 * 86_400_000;
const MOST = 1_000;

/** Looks at the telemetry of every action with a check: closes what came true, reopens what came back. */
export async function judgeActions(signal?: AbortSignal): Promise<void> {
  for (const projectId of await selectProjectsWithChecks(systemPool())) {
    if (signal?.aborted === true) return;
    await judgeProject(projectId).catch((error: unknown) =>
      log.error('The actions of a project could not be judged', { projectId, error }),
    );
  }
}

async function judgeProject(projectId: string): Promise<void> {
  const nowMs = Math.floor(await databaseNow());
  const rows = await inProject(projectId, (tx) =>
    tx.actionItem.findMany({
      where: {
        projectId,
        checkSince: { not: null },
        OR: [
          { status: 'open' },
          { status: 'done', closedBy: TELEMETRY, closedAt: { gt: new Date(nowMs - WATCHED_MS) } },
        ],
      },
      orderBy: { id: 'asc' },
      take: MOST,
    }),
  );
  for (const row of rows) {
    const result = await judge(row, nowMs);
    if (result !== null) await inProject(projectId, (tx) => settle(tx, row, result, nowMs));
  }
}

async function judge(row: ActionItem, nowMs: number): Promise<CheckResult | null> {
  const read = checkSchema.safeParse(row.telemetryCheck);
  if (!read.success) return null;
  const { projectId } = row;
  const check = read.data;
  const evidence = await readInProject(projectId, (client) =>
    readCheckEvidence({ client, projectId, check, nowMs }),
  );
  const wasTrue = row.status === 'done';
  const since = wasTrue ? row.closedAt : row.checkSince;
  const sinceMs = since?.getTime() ?? nowMs;
  return {
    ...judgeCheck({ check, evidence, sinceMs, nowMs, wasTrue }),
    at: new Date(nowMs).toISOString(),
  };
}

/** Only what nobody changed meanwhile: `row` is of before the telemetry was read. */
async function settle(
  tx: ProjectTransaction,
  row: ActionItem,
  result: CheckResult,
  nowMs: number,
): Promise<void> {
  const at = new Date(nowMs);
  const { projectId, id, revision } = row;
  const where = { projectId, id, revision };
  if (row.status === 'open' && result.verdict === 'holds') {
    const { count } = await tx.actionItem.updateMany({
      where,
      data: {
        status: 'done',
        closedBy: TELEMETRY,
        closedAt: at,
        checkResult: result,
        revision: revision + 1,
      },
    });
    if (count > 0) await tell(tx, row, { at, kind: 'done', text: result.text });
    return;
  }
  const returned = row.status === 'done' ? await whatReturned(tx, row, result) : null;
  if (returned !== null) {
    const { count } = await tx.actionItem.updateMany({
      where,
      data: {
        status: 'open',
        closedBy: null,
        closedAt: null,
        reopenedCount: row.reopenedCount + 1,
        checkSince: at,
        checkResult: { ...result, verdict: 'broken', text: returned },
        revision: revision + 1,
      },
    });
    if (count > 0) await tell(tx, row, { at, kind: 'reopened', text: returned });
    return;
  }
  if (row.status === 'open')
    await tx.actionItem.updateMany({ where, data: { checkResult: result } });
}

/** Why it is open again: its check is broken, or an alert of its incident is back. Null: it is well. */
async function whatReturned(
  tx: ProjectTransaction,
  { projectId, incidentId, closedAt }: ActionItem,
  result: CheckResult,
): Promise<string | null> {
  if (result.verdict === 'broken') return result.text;
  if (incidentId === null || closedAt === null) return null;
  const linked = await tx.incidentAlert.findMany({
    where: { projectId, incidentId },
    select: { alert: { select: { fingerprint: true } } },
  });
  const again = await tx.alert.findFirst({
    where: {
      projectId,
      fingerprint: { in: linked.map(({ alert }) => alert.fingerprint) },
      startedAt: { gt: closedAt },
      firedAt: { not: null },
    },
    orderBy: { startedAt: 'asc' },
    select: { summary: true },
  });
  return again === null ? null : `The alert of its incident is back: ${again.summary}`;
}

async function tell(
  tx: ProjectTransaction,
  { projectId, id, title }: ActionItem,
  { at, kind, text }: { at: Date; kind: 'done' | 'reopened'; text: string },
): Promise<void> {
  const ctx: ProjectContext = { ...systemContext(TELEMETRY), projectId, role: null, scopes: [] };
  await tx.actionEvent.create({
    data: { projectId, actionId: id, at, kind, text, by: TELEMETRY },
    select: { id: true },
  });
  await recordAudit(tx, ctx, { action: `action.${kind}`, subject: title, details: { text } });
}

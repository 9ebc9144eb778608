import type { AlertAnswer, AlertDetail, AlertList } from '@/domain/alerting/alert-answers';
import type { AlertsParams, AskedState } from '@/domain/alerting/alert-params';
import type { AlertState } from '@/domain/alerting/alert-state';
import { presentWords } from '@/domain/alerting/present-words';
import { ruleQuerySchema } from '@/domain/alerting/rule-query';
import type { Severity } from '@/domain/alerting/severity';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Prisma } from '../db/generated/client';
import { isoOrNull } from '../db/iso-or-null';
import { readTimeCursor, type TimePlace, writeTimeCursor } from '../db/list-cursor';
import { READ_CURRENT_SILENCES, type SilenceRow } from '../db/sql/silences';
import { ServiceError } from '../errors';
import { readLedgers } from '../notifications/read-ledgers';
import { matchedAlert } from '../silences/matched-alert';
import { silencer } from '../silences/why-silenced';

const MOST_EVENTS = 200;

const WITH_RULE = {
  rule: {
    select: {
      key: true,
      ownerTeam: true,
      runbookUrl: true,
      query: true,
      keepFiringForSeconds: true,
      evaluatedAt: true,
    },
  },
} as const satisfies Prisma.AlertInclude;

type AlertRow = Prisma.AlertGetPayload<{ include: typeof WITH_RULE }>;

/** Alerts, newest first. @throws ServiceError invalid for a cursor that is none */
export async function listAlerts(projectId: string, params: AlertsParams): Promise<AlertList> {
  const { cursor, limit } = params;
  const after = cursor === undefined ? null : readTimeCursor(cursor);
  return inProject(projectId, async (tx) => {
    const rows = await tx.alert.findMany({
      where: { projectId, ...filterOf(params), ...(after === null ? {} : before(after)) },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      include: WITH_RULE,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await answersOf(tx, projectId, page),
      nextCursor:
        rows.length > limit && last !== undefined
          ? writeTimeCursor({ at: last.startedAt, id: last.id })
          : null,
    };
  });
}

function filterOf({ state, severity, service, rule }: AlertsParams): Prisma.AlertWhereInput {
  return {
    ...(state === undefined ? {} : { state: { in: statesOf(state) } }),
    ...(severity === undefined ? {} : { severity: { in: severity } }),
    ...(service === undefined ? {} : { service }),
    ...(rule === undefined ? {} : { ruleId: rule }),
  };
}

function statesOf(asked: readonly AskedState[]): AlertState[] {
  return asked.flatMap((state): AlertState[] =>
    state === 'open' ? ['firing', 'acknowledged'] : [state],
  );
}

function before({ at, id }: TimePlace): Prisma.AlertWhereInput {
  return { OR: [{ startedAt: { lt: at } }, { startedAt: at, id: { lt: id } }] };
}

/** One alert with what happened to it. @throws ServiceError not_found */
export async function readAlert(projectId: string, id: string): Promise<AlertDetail> {
  return inProject(projectId, (tx) => alertDetail(tx, projectId, id));
}

/** The same in a transaction that is confined to the project already. @throws ServiceError not_found */
export async function alertDetail(
  tx: ProjectTransaction,
  projectId: string,
  id: string,
): Promise<AlertDetail> {
  const row = await tx.alert.findUnique({
    where: { projectId_id: { projectId, id } },
    include: { ...WITH_RULE, events: { orderBy: { id: 'desc' }, take: MOST_EVENTS } },
  });
  if (row === null) throw noAlert();
  const [answer] = await answersOf(tx, projectId, [row]);
  if (answer === undefined) throw noAlert();
  const events = row.events.reverse().map((event) => ({
    id: String(event.id),
    at: event.at.toISOString(),
    kind: event.kind,
    text: event.text,
    by: event.by,
  }));
  return { ...answer, incident: await incidentOf(tx, projectId, id), events };
}

async function incidentOf(
  tx: ProjectTransaction,
  projectId: string,
  alertId: string,
): Promise<AlertDetail['incident']> {
  const linked = await tx.incidentAlert.findFirst({
    where: { projectId, alertId },
    orderBy: { incident: { number: 'desc' } },
    select: { incident: { select: { number: true, title: true, status: true } } },
  });
  if (linked === null) return null;
  const { number, title, status } = linked.incident;
  return { number, title, isOpen: status !== 'resolved' };
}

export function noAlert(): ServiceError {
  return new ServiceError('not_found', 'There is no such alert in this project.', {
    hint: 'GET /api/v1/alerts lists those that there are.',
  });
}

async function answersOf(
  tx: ProjectTransaction,
  projectId: string,
  rows: readonly AlertRow[],
): Promise<AlertAnswer[]> {
  const names = [...new Set(rows.flatMap(({ service }) => service ?? []))];
  const services =
    names.length === 0
      ? []
      : await tx.service.findMany({
          where: { projectId, name: { in: names } },
          select: { name: true, ownerTeam: true, runbookUrl: true },
        });
  const byName = new Map(services.map((one) => [one.name, one]));
  const ids = rows.map(({ id }) => id);
  const ledgers = await readLedgers(tx, projectId, ids);
  const nowMs = await databaseNow();
  const silencedBy = await silencerIn(tx, { projectId, nowMs }, rows);
  return rows.map((row) => ({
    ...answerOf(row, { service: byName.get(row.service ?? ''), nowMs }),
    silenced: silencedBy(row),
    ledger: ledgers.get(row.id) ?? [],
  }));
}

type SilencedBy = (row: AlertRow) => AlertAnswer['silenced'];

/** Which silence covers an open alert now. */
async function silencerIn(
  tx: ProjectTransaction,
  { projectId, nowMs }: { projectId: string; nowMs: number },
  rows: readonly AlertRow[],
): Promise<SilencedBy> {
  const isOpen = ({ state }: AlertRow) => state === 'firing' || state === 'acknowledged';
  if (!rows.some(isOpen)) return () => null;
  const silences = await tx.$queryRawUnsafe<SilenceRow[]>(READ_CURRENT_SILENCES, projectId);
  const silenced = silencer(silences, nowMs);
  return (row) => {
    const found = isOpen(row) ? silenced(matchedAlert(row)) : null;
    if (found === null) return null;
    const { silenceId: id, untilMs, reason } = found;
    return { id, until: new Date(untilMs).toISOString(), reason };
  };
}

interface OfService {
  ownerTeam: string | null;
  runbookUrl: string | null;
}

function answerOf(
  row: AlertRow,
  { service, nowMs }: { service: OfService | undefined; nowMs: number },
): Omit<AlertAnswer, 'ledger' | 'silenced'> {
  return {
    id: row.id,
    rule: { id: row.ruleId, key: row.rule.key, name: row.ruleName },
    fingerprint: row.fingerprint,
    labels: row.labels as Record<string, string>,
    severity: row.severity as Severity,
    state: row.state as AlertState,
    summary: presentWords({ ...row, ...row.rule }, nowMs),
    service: row.service,
    ownerTeam: row.rule.ownerTeam ?? service?.ownerTeam ?? null,
    runbookUrl: row.rule.runbookUrl ?? service?.runbookUrl ?? null,
    startedAt: row.startedAt.toISOString(),
    firedAt: isoOrNull(row.firedAt),
    acknowledgedAt: isoOrNull(row.acknowledgedAt),
    acknowledgedBy: row.acknowledgedBy,
    snoozedUntil: isoOrNull(row.snoozedUntil),
    resolvedAt: isoOrNull(row.resolvedAt),
    resolvedBecause: row.resolvedBecause,
    count: row.count,
    value: row.value,
    unit: row.unit,
    normal: row.normal as AlertAnswer['normal'],
    path: row.path,
    source: sourceOf(row.rule.query),
    sourceUrl: row.sourceUrl,
    previousId: row.previousId,
    review: row.review as AlertAnswer['review'],
    reviewedBy: row.reviewedBy,
  };
}

function sourceOf(query: unknown): string | null {
  const read = ruleQuerySchema.safeParse(query);
  return read.success && read.data.signal === 'external' ? read.data.source : null;
}

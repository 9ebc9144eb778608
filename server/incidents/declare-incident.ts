import { ruleQuerySchema } from '@/domain/alerting/rule-query';
import type { Severity } from '@/domain/alerting/severity';
import type { Incident } from '@/domain/incidents/incident-answers';
import { INCIDENT_SEVERITIES, SEVERITY_OF_ALERT } from '@/domain/incidents/incident-words';
import type { DeclareIncidentInput } from '@/domain/incidents/schemas';
import { titleOfAlert } from '@/domain/incidents/title-of-alert';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';
import { mirrorToDelivery } from './mirror-to-delivery';
import { readIncident } from './read-incident';
import { tellChannels } from './tell-channels';
import { subjectOf, tellFollowers, writeEvent } from './work-on-incident';

const ATTEMPTS = 20;
const WITH_QUERY = { rule: { select: { query: true } } } as const satisfies Prisma.AlertInclude;

type BeginningAlert = Prisma.AlertGetPayload<{ include: typeof WITH_QUERY }>;

interface Declared {
  ctx: ProjectContext;
  input: DeclareIncidentInput;
  /** When it was, for what is told afterwards; now when left out. */
  atMs?: number | undefined;
}

/** Declares an incident; what is left out is taken from the alerts that it begins with. @throws ServiceError invalid, not_found */
export async function declareIncident(declared: Declared): Promise<Incident> {
  const { ctx } = declared;
  const { projectId } = ctx;
  const answer = await inProject(projectId, async (tx) =>
    readIncident(tx, projectId, await declareIn(tx, declared)),
  );
  await tellFollowers(projectId);
  return answer;
}

/** The same within a transaction of the project's own; answers the incident's id. */
export async function declareIn(
  tx: ProjectTransaction,
  { ctx, input, atMs }: Declared,
): Promise<string> {
  const { projectId, actor } = ctx;
  const nowMs = atMs ?? Math.floor(await databaseNow());
  const alerts = await readAlerts(tx, projectId, input.alertIds);
  const title = input.title ?? titleOf(alerts);
  if (title === undefined)
    throw new ServiceError('invalid', 'An incident needs a title, or alerts that tell it.', {
      hint: 'Send “title”, such as "Checkout fails for everybody", or “alertIds”.',
      details: [{ path: 'title', message: 'is missing' }],
    });
  const startedAt = startOf(alerts, input.startedAt, nowMs);
  const data = {
    projectId,
    id: crypto.randomUUID(),
    title,
    severity: input.severity ?? severityOf(alerts),
    impact: input.impact || null,
    services: input.services ?? [...new Set(alerts.flatMap(({ service }) => service ?? []))],
    environment: input.environment ?? null,
    channelUrl: input.channelUrl ?? null,
    startedAt,
    detectedAt: earliest(alerts.map(({ firedAt }) => firedAt)) ?? new Date(nowMs),
    acknowledgedAt:
      earliest(alerts.map(({ acknowledgedAt }) => acknowledgedAt)) ??
      (input.commander === undefined ? null : new Date(nowMs)),
    declaredAt: new Date(nowMs),
    declaredBy: actor.name,
  };
  const number = await insertNumbered(tx, data);
  const { id } = data;
  if (alerts.length > 0)
    await tx.incidentAlert.createMany({
      data: alerts.map((alert) => ({
        projectId,
        incidentId: id,
        alertId: alert.id,
        linkedBy: actor.name,
      })),
    });
  await writeEvent(tx, data, {
    kind: 'declared',
    text: `Declared as ${data.severity}: ${title}`,
    atMs: nowMs,
    by: actor.name,
  });
  if (input.commander !== undefined) {
    const step = { projectId, incidentId: id, doneAt: new Date(nowMs), doneBy: actor.name };
    await tx.incidentRole.create({
      data: {
        projectId,
        incidentId: id,
        role: 'commander',
        name: input.commander,
        assignedAt: new Date(nowMs),
        assignedBy: actor.name,
      },
    });
    await tx.incidentStep.create({ data: { ...step, step: 'command' } });
    await writeEvent(tx, data, {
      kind: 'role',
      text: `${input.commander} takes command`,
      atMs: nowMs,
      by: actor.name,
    });
  }
  await mirrorToDelivery(tx, { ...data, number, mitigatedAt: null, resolvedAt: null });
  await tellChannels(tx, {
    projectId,
    incidentId: id,
    transition: 'declared',
    text: null,
    by: actor.name,
    nowMs,
  });
  await recordAudit(tx, ctx, {
    action: 'incident.declare',
    subject: subjectOf({ number, title }),
    details: { severity: data.severity, services: data.services },
  });
  return id;
}

/** The next number of the project; of two at one moment, the second counts on. */
async function insertNumbered(
  tx: ProjectTransaction,
  data: Omit<Prisma.IncidentCreateManyInput, 'number'>,
): Promise<number> {
  const { projectId } = data;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { _max } = await tx.incident.aggregate({
      where: { projectId },
      _max: { number: true },
    });
    const number = (_max.number ?? 0) + 1;
    const { count } = await tx.incident.createMany({
      data: [{ ...data, number }],
      skipDuplicates: true,
    });
    if (count === 1) return number;
  }
  throw new ServiceError('unavailable', 'Too many incidents are declared at this moment.', {
    hint: 'Try again in a moment.',
    retryAfterSeconds: 1,
  });
}

async function readAlerts(
  tx: ProjectTransaction,
  projectId: string,
  ids: readonly string[],
): Promise<BeginningAlert[]> {
  if (ids.length === 0) return [];
  const alerts = await tx.alert.findMany({
    where: { projectId, id: { in: [...ids] } },
    orderBy: { startedAt: 'asc' },
    include: WITH_QUERY,
  });
  const missing = ids.find((id) => !alerts.some((alert) => alert.id === id));
  if (missing !== undefined)
    throw new ServiceError('not_found', `There is no alert ${missing} in this project.`, {
      hint: 'GET /api/v1/alerts lists those that there are.',
      details: [{ path: 'alertIds', message: `has ${missing}, which is none` }],
    });
  return alerts;
}

function titleOf([first]: readonly BeginningAlert[]): string | undefined {
  if (first === undefined) return undefined;
  const query = ruleQuerySchema.safeParse(first.rule.query);
  return titleOfAlert({ ...first, isExternal: query.data?.signal === 'external' });
}

function startOf(alerts: readonly BeginningAlert[], told: number | undefined, nowMs: number): Date {
  if (told !== undefined && told > nowMs + 60_000)
    throw new ServiceError('invalid', 'An incident cannot begin in the future.', {
      hint: 'Send when it began, or leave “startedAt” out.',
      details: [{ path: 'startedAt', message: 'is in the future' }],
    });
  if (told !== undefined) return new Date(told);
  return earliest(alerts.map(({ startedAt }) => startedAt)) ?? new Date(nowMs);
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  const known = dates.flatMap((date) => date?.getTime() ?? []);
  return known.length === 0 ? null : new Date(Math.min(...known));
}

/** As bad as the worst of its alerts; without any, the middle: whoever declares by word alone changes it at once. */
function severityOf(alerts: readonly BeginningAlert[]) {
  const severities = alerts.map(({ severity }) => SEVERITY_OF_ALERT[severity as Severity]);
  return INCIDENT_SEVERITIES.find((one) => severities.includes(one)) ?? 'SEV3';
}

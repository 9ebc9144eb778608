import { encode } from 'next-auth/jwt';
import type pg from 'pg';
import { createCollectorSchema } from '@/domain/collectors/schemas';
import { declareIncidentSchema } from '@/domain/incidents/schemas';
import { encodeLogCursor, type LogCursor } from '@/domain/logs/cursor';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { inviteMember } from '@/server/access/invite-member';
import { createCollector } from '@/server/collectors/create-collector';
import { db } from '@/server/db/client';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { env } from '@/server/env';
import { declareIncident } from '@/server/incidents/declare-incident';
import { createChannel } from '@/server/notifications/create-channel';
import { SESSION_COOKIE } from '@/server/web/session-cookie';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { makeApiKey, makeMember, makeProject, makeSession, type TestPerson } from '../make-project';
import { makeAlert } from './make-alert';
import { writeDeadLetterQueue } from './write-dead-letter-queue';
import { writeOnCall } from './write-on-call';
import { writePostmortem } from './write-postmortem';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

/** One project with one of everything in it, so that routes have something to find or to keep to themselves. */
export interface Place {
  id: string;
  slug: string;
  organisationId: string;
  /** Stands in everything that this project holds: an answer to another project must not contain it. */
  marker: string;
  keyId: string;
  userId: string;
  /** One of that person's. */
  contactMethodId: string;
  invitationId: string;
  invitationToken: string;
  viewId: string;
  breakerId: string;
  derivedMetricId: string;
  webhookId: string;
  inferenceId: string;
  priceId: string;
  queueId: string;
  letterGroupId: string;
  collectorId: string;
  ruleId: string;
  alertId: string;
  silenceId: string;
  incidentId: string;
  actionId: string;
  channelId: string;
  scheduleId: string;
  /** One that no policy names. */
  spareScheduleId: string;
  overrideId: string;
  policyId: string;
  teamId: string;
  postmortemId: string;
  commentId: string;
  templateId: string;
  /** The same in every project. */
  traceId: string;
  logCursor: string;
}

let places = 0;

async function writeLogEvent(
  admin: pg.Client,
  projectId: string,
  message: string,
): Promise<LogCursor> {
  const { rows } = await admin.query<{ us: string }>(
    `INSERT INTO log_event (project_id, ts, id, received_at, severity, service, message, trace_id)
     VALUES ($1, now() - interval '1 second', $2, now(), 9, $3, $3, $4)
     RETURNING (extract(epoch FROM ts) * 1000000)::bigint::text AS us`,
    [projectId, places, message, TRACE],
  );
  return { timeUs: Number(rows[0]?.us), id: String(places) };
}

async function writeInference(admin: pg.Client, projectId: string, id: string): Promise<void> {
  const { rows } = await admin.query<{ ts: string }>(
    `INSERT INTO ai_inference (project_id, ts, id, feature, model, outcome, shown)
     VALUES ($1, now() - interval '1 second', $2, $2, $2, 'ok', true) RETURNING ts::text`,
    [projectId, id],
  );
  await admin.query('INSERT INTO ai_inference_id (project_id, id, ts) VALUES ($1, $2, $3)', [
    projectId,
    id,
    rows[0]?.ts,
  ]);
}

/** Makes a project and fills it. `admin` is a superuser's connection, since no role of ours may write log events by hand. */
export async function makePlace(admin: pg.Client): Promise<Place> {
  places += 1;
  const marker = `marker-${places}-${crypto.randomUUID().slice(0, 8)}`;
  const project = await makeProject(`Place ${places}`);
  await db().project.update({
    where: { id: project.id },
    data: { name: marker, isDemo: true, simulatorEnabled: true },
  });
  const { ctx, id, slug, organisationId } = project;
  const key = await makeApiKey(project, ['ingest']);
  await db().apiKey.updateMany({ where: { id: key.id }, data: { name: marker } });
  const member = await makeMember(project, 'viewer');
  await db().user.update({ where: { id: member.id }, data: { name: marker } });
  const contact = await db().userContactMethod.create({
    data: {
      userId: member.id,
      kind: 'email',
      name: marker,
      address: `${marker}@example.com`,
      secret: new Uint8Array([1]),
      position: 1,
    },
  });
  const invitation = await inviteMember({
    ctx,
    input: { email: `${marker}@example.com`, role: 'viewer', expiresInDays: 1 },
  });
  const view = await db().savedView.create({
    data: { projectId: id, noun: 'logs', name: marker, search: 'q=x', isShared: true },
  });
  await db().ingestSample.create({
    data: { projectId: id, keyId: key.id, route: 'v1/logs', outcome: 'accepted', raw: marker },
  });
  const webhook = await createWebhook({ ctx, input: { kind: 'github', name: marker } });
  const collector = await createCollector({
    ctx,
    input: createCollectorSchema.parse({
      kind: 'rabbitmq',
      name: marker,
      url: 'http://rabbit.example',
    }),
  });
  const channel = await createChannel({
    ctx,
    input: createChannelSchema.parse({
      kind: 'webhook',
      name: marker,
      address: 'http://receiver.example/hook',
    }),
  });
  const at = new Date(Date.now() - 1_000);
  const { queueId, letterGroupId } = await writeDeadLetterQueue({
    projectId: id,
    marker,
    traceId: TRACE,
    at,
  });
  const breaker = await db().breaker.create({
    data: {
      projectId: id,
      id: crypto.randomUUID(),
      name: marker,
      service: 'shop',
      environment: '',
    },
  });
  await db().deployment.create({
    data: {
      projectId: id,
      service: 'shop',
      environment: 'production',
      id: 'd1',
      sha: '4f2a9c1',
      version: marker,
      status: 'succeeded',
      source: 'api',
      finishedAt: at,
      ts: at,
    },
  });
  await db().deliveryIncident.create({
    data: { projectId: id, id: 'i1', title: marker, service: 'shop', startedAt: at },
  });
  const price = await db().aiPrice.create({
    data: {
      projectId: id,
      model: marker,
      fromDay: new Date('2026-01-01'),
      inputPerMillion: 1,
      outputPerMillion: 1,
    },
  });
  const alerting = await makeAlert(id, marker);
  const incident = await declareIncident({
    ctx,
    input: declareIncidentSchema.parse({ title: marker }),
  });
  const action = await db().actionItem.create({
    data: { projectId: id, title: marker, kind: 'prevent', priority: 'high', createdBy: marker },
  });
  const derived = await db().derivedMetric.create({
    data: { projectId: id, name: marker, expression: 'rate(orders)' },
  });
  await db().service.create({ data: { projectId: id, name: marker, ownerTeam: marker } });
  await db().heartbeat.create({
    data: { projectId: id, slug: marker, everySeconds: 300, graceSeconds: 60 },
  });
  const day = new Date(Date.now() - 1_000).toISOString().slice(0, 10);
  await makeDayPartitions(admin, 'log_event', [day]);
  await makeDayPartitions(admin, 'ai_inference', [day]);
  await writeInference(admin, id, marker);
  const event = await writeLogEvent(admin, id, marker);
  return {
    id,
    slug,
    organisationId,
    marker,
    keyId: key.id,
    userId: member.id,
    contactMethodId: contact.id,
    invitationId: invitation.id,
    invitationToken: invitation.path.slice('/invite/'.length),
    viewId: view.id,
    breakerId: breaker.id,
    derivedMetricId: derived.id,
    inferenceId: marker,
    priceId: price.id,
    webhookId: webhook.id,
    queueId,
    letterGroupId,
    collectorId: collector.id,
    ...alerting,
    incidentId: incident.id,
    actionId: action.id,
    channelId: channel.id,
    ...(await writeOnCall({ ctx, marker, userId: member.id })),
    ...(await writePostmortem({ ctx, slug, marker })),
    traceId: TRACE,
    logCursor: encodeLogCursor(event),
  };
}

/** The Cookie header of somebody who has signed in. */
export async function cookieFor(person: TestPerson): Promise<string> {
  const session = await makeSession(person);
  const token = await encode({ token: { sid: session.id }, secret: env().CANDOR_SECRET });
  return `${SESSION_COOKIE}=${token}`;
}

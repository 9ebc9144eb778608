import type { APIRequestContext } from '@playwright/test';
import type { MadeProject } from '../fixtures/make-project';
import { answerOf } from './answer-of';
import { HOSTILE_DOCUMENT, hostile } from './hostile-texts';
import { OWN_HEADERS } from './people';
import { type FilledProject, readIds } from './read-ids';

const QUEUE = hostile();
const SERVICE = hostile();
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

/** Puts a hostile text into every field of a project that takes one, through the routes that people and machines use. */
export async function fillHostile(
  request: APIRequestContext,
  { slug, apiKey }: MadeProject,
): Promise<FilledProject> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const put = async (method: 'POST' | 'PATCH' | 'PUT', path: string, data: unknown) => {
    const isMachine = path.startsWith('v1/');
    const answer = await request.fetch(
      isMachine ? `/api/${path}` : `/api/ui/${path}?project=${slug}`,
      { method, headers: isMachine ? headers : OWN_HEADERS, data },
    );
    return answerOf(answer);
  };
  const signals: Record<string, object> = {
    logs: {
      level: 'error',
      message: HOSTILE_DOCUMENT,
      service: SERVICE,
      environment: hostile(),
      version: hostile(),
      tenant: hostile(),
      user: hostile(),
      correlationId: hostile(),
      trace_id: TRACE,
      error: { type: hostile(), message: hostile(), stack: HOSTILE_DOCUMENT },
      [hostile()]: { [hostile()]: HOSTILE_DOCUMENT },
    },
    'queues/samples': { queue: QUEUE, service: SERVICE, kind: 'dead_letter', depth: 3 },
    'queues/dead-letters': {
      queue: QUEUE,
      service: SERVICE,
      messageId: hostile(),
      errorType: hostile(),
      error: HOSTILE_DOCUMENT,
      correlationId: hostile(),
      traceId: TRACE,
      payload: { [hostile()]: HOSTILE_DOCUMENT },
    },
    'breakers/transitions': {
      breaker: hostile(),
      service: SERVICE,
      dependency: hostile(),
      from: 'closed',
      to: 'open',
      reason: HOSTILE_DOCUMENT,
    },
    deployments: {
      id: hostile(),
      service: SERVICE,
      environment: 'production',
      sha: hostile(),
      version: hostile(),
      status: 'succeeded',
      url: 'javascript:ran=1',
      changes: [{ sha: hostile(), ref: hostile(), title: hostile() }],
    },
    'ai/inferences': {
      id: hostile(),
      feature: hostile(),
      model: hostile(),
      provider: hostile(),
      promptName: hostile(),
      promptVersion: hostile(),
      tenant: hostile(),
      user: hostile(),
      service: SERVICE,
      shown: true,
      traceId: TRACE,
    },
    metrics: {
      name: hostile(),
      value: 1,
      unit: hostile(),
      service: SERVICE,
      labels: { [hostile()]: hostile() },
    },
    events: {
      key: hostile(),
      status: 'firing',
      severity: 'high',
      title: hostile(),
      service: SERVICE,
      labels: { [hostile()]: hostile() },
    },
  };
  for (const [route, record] of Object.entries(signals)) await put('POST', `v1/${route}`, record);
  await request.post('/api/v1/heartbeats/hostile?create=1&every=300&status=fail', {
    headers,
    data: HOSTILE_DOCUMENT,
  });
  const { id: scheduleId } = await put('POST', 'v1/schedules', {
    name: hostile(),
    timeZone: 'UTC',
    layers: [
      {
        name: hostile(),
        people: [await ownId(request, slug)],
        rotation: 'daily',
        startsOn: '2026-01-05',
      },
    ],
  });
  await put('POST', 'v1/escalation-policies', {
    name: hostile(),
    team: hostile(),
    steps: [{ afterMinutes: 0, targets: [{ kind: 'schedule', id: scheduleId }] }],
  });
  await put('POST', 'v1/channels', {
    kind: 'webhook',
    name: hostile(),
    address: 'https://hostile.example/hook',
    leastSeverity: 'critical',
  });
  await put('POST', 'v1/rules', {
    name: hostile(),
    description: HOSTILE_DOCUMENT,
    ownerTeam: hostile(),
    query: { signal: 'queue', measure: 'depth' },
    condition: { kind: 'threshold', op: '>', value: 100 },
    severity: 'low',
  });
  await put('POST', 'v1/silences', {
    matchers: [{ label: 'service', value: hostile() }],
    reason: hostile(),
    owner: { team: hostile() },
    minutes: 60,
  });
  const incident = await put('POST', 'v1/incidents', {
    title: hostile(),
    services: [SERVICE],
    impact: HOSTILE_DOCUMENT,
    commander: hostile(),
  });
  await put('POST', `v1/incidents/${incident.id}/events`, { text: HOSTILE_DOCUMENT });
  await put('POST', `v1/incidents/${incident.id}/roles`, { role: 'scribe', name: hostile() });
  await put('POST', `v1/incidents/${incident.id}/status`, {
    status: 'resolved',
    text: HOSTILE_DOCUMENT,
  });
  const template = await put('POST', 'postmortem-templates', {
    name: hostile(),
    purpose: hostile(),
    sections: [{ heading: hostile(), prompt: HOSTILE_DOCUMENT, markdown: HOSTILE_DOCUMENT }],
  });
  const postmortem = await put('POST', 'v1/postmortems', {
    incidentId: incident.id,
    template: template.id,
    title: hostile(),
  });
  await put('POST', `postmortems/${postmortem.id}/comments`, { text: HOSTILE_DOCUMENT });
  // Published, it is read as Markdown.
  await put('PATCH', `v1/postmortems/${postmortem.id}`, { revision: 1, status: 'in_review' });
  await put('POST', 'v1/actions', { title: hostile(), incidentId: incident.id });
  await put('POST', 'saved-views', {
    noun: 'logs',
    name: hostile(),
    search: `q=${encodeURIComponent(hostile())}`,
    isShared: true,
  });
  await put('POST', 'metrics/derived', { name: hostile(), expression: 'rate(orders)' });
  await put('POST', 'collectors', {
    kind: 'prometheus',
    name: hostile(),
    url: 'http://127.0.0.1:9/metrics',
    service: hostile(),
  });
  await put('POST', 'webhooks', { kind: 'github', name: hostile() });
  await put('POST', 'access/api-keys', { name: hostile(), scopes: ['read'] });
  await put('PATCH', `services/${encodeURIComponent(SERVICE)}`, {
    ownerTeam: hostile(),
    description: HOSTILE_DOCUMENT,
  });
  await put('POST', 'ai/prices', {
    model: hostile(),
    from: '2026-01-01',
    inputPerMillion: 1,
    outputPerMillion: 2,
  });
  await put('PATCH', 'projects/settings', { name: hostile(60) });
  return readIds(request, { slug, apiKey, service: SERVICE, trailId: TRACE });
}

async function ownId(request: APIRequestContext, slug: string): Promise<string> {
  const { members } = await answerOf(await request.get(`/api/ui/access/members?project=${slug}`));
  return members[0].userId;
}

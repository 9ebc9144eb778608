import type { Role } from '@/domain/access/role';
import type { Scope } from '@/domain/access/scope';
import type { Place } from './place';

interface Sent {
  /** The query without `project`. */
  search?: string;
  /** The dynamic parts of the address, as ids of something in a place. */
  params?: (place: Place) => Record<string, string>;
  body?: (place: Place) => unknown;
  /** The answer goes on for ever: only its head is read. */
  endless?: boolean;
}

/** A browser route of one project. */
export interface MemberRoute extends Sent {
  kind: 'member';
  role: Role;
}
/** A browser route of whoever is signed in; `owner` when only an organisation's owner may. */
export interface SessionRoute extends Sent {
  kind: 'session';
  owner: boolean;
}
/** A route of the machine API. */
export interface KeyRoute extends Sent {
  kind: 'key';
  scope: Scope;
}
/** A route for everybody, with the reason why that is right. */
export interface OpenRoute extends Sent {
  kind: 'open';
  because: string;
}
export type RouteAccess = MemberRoute | SessionRoute | KeyRoute | OpenRoute;

const member = (role: Role, sent: Sent = {}): RouteAccess => ({ kind: 'member', role, ...sent });
const signedIn = (sent: Sent = {}): RouteAccess => ({ kind: 'session', owner: false, ...sent });
const owner = (sent: Sent = {}): RouteAccess => ({ kind: 'session', owner: true, ...sent });
const key = (scope: Scope, sent: Sent = {}): RouteAccess => ({ kind: 'key', scope, ...sent });
const open = (because: string): RouteAccess => ({ kind: 'open', because });

const rule = {
  name: 'Backlog',
  query: { signal: 'queue', measure: 'depth' },
  condition: { kind: 'threshold', op: '>', value: 100 },
  severity: 'low',
};
const silence = {
  matchers: [{ label: 'service', value: 'shop' }],
  reason: 'Moving the database',
  minutes: 60,
};
const lastHour = 'from=now-1h&to=now';
const newKey = { name: 'Made in a test', scopes: ['ingest'] };
const deployment = { service: 'shop', environment: 'production', sha: '4f2a9c1', status: 'ok' };
const decision = { ref: 'shop/production/d1', incidentId: 'i1', isConfirmed: true };
const price = {
  model: 'house-model',
  from: '2026-01-01',
  inputPerMillion: 1,
  outputPerMillion: 2,
};
const collector = { kind: 'prometheus', name: 'Another', url: 'http://127.0.0.1:9/metrics' };
const channel = { kind: 'webhook', name: 'Another', address: 'http://127.0.0.1:9/hook' };
const scheduleOf = ({ userId }: Place) => ({
  name: 'Another',
  timeZone: 'Europe/Berlin',
  layers: [{ name: 'One', people: [userId], rotation: 'weekly', startsOn: '2026-11-23' }],
});
const policyOf = ({ scheduleId }: Place, team: string) => ({
  name: 'Another',
  team,
  steps: [{ afterMinutes: 0, targets: [{ kind: 'schedule', id: scheduleId }] }],
});
const document = { markdown: '# What we learned\n\n## Summary\n\nIt was late.' };
const postmortem = ({ postmortemId }: Place) => ({ id: postmortemId });
const template = { name: 'Ours', sections: [{ heading: 'What happened' }] };
const view = { noun: 'logs', name: 'Mine', search: 'q=x', isShared: false };

/**
 * Who may call each route, by method and address. A route that is not here fails the access matrix, and so does an
 * entry without a route.
 */
export const ROUTES: Record<string, RouteAccess> = {
  'GET /healthz': open('says only that the process lives'),
  'GET /readyz': open('says only whether the database answers'),
  'GET /metrics': open('counts of this process, nothing of any project'),
  'GET /api/openapi.json': open('the contract, the same for everybody'),
  'GET /api/[...path]': open('says of any address that nothing is there'),
  'POST /api/[...path]': open('says of any address that nothing is there'),
  'PUT /api/[...path]': open('says of any address that nothing is there'),
  'PATCH /api/[...path]': open('says of any address that nothing is there'),
  'DELETE /api/[...path]': open('says of any address that nothing is there'),
  'GET /api/auth/[...nextauth]': open('is how one signs in; guarded by next-auth’s own token'),
  'POST /api/auth/[...nextauth]': open('is how one signs in; guarded by next-auth’s own token'),

  'POST /api/ui/access/set-up': open('works once, while nobody has an account'),
  'POST /api/ui/access/invitations/accept': open('the invitation’s secret is what admits'),
  'GET /api/ui/access/api-keys': member('admin'),
  'POST /api/ui/access/api-keys': member('admin', { body: () => newKey }),
  'DELETE /api/ui/access/api-keys/[keyId]': member('admin', {
    params: ({ keyId }) => ({ keyId }),
  }),
  'GET /api/ui/access/members': member('viewer'),
  'PATCH /api/ui/access/members/[userId]': member('admin', {
    params: ({ userId }) => ({ userId }),
    body: () => ({ role: 'editor' }),
  }),
  'DELETE /api/ui/access/members/[userId]': member('admin', {
    params: ({ userId }) => ({ userId }),
  }),
  'POST /api/ui/access/invitations': member('admin', { body: () => ({ role: 'viewer' }) }),
  'DELETE /api/ui/access/invitations/[invitationId]': member('admin', {
    params: ({ invitationId }) => ({ invitationId }),
  }),
  'GET /api/ui/access/audit': member('admin'),
  'GET /api/ui/access/audit/export': member('admin', { search: 'format=csv' }),

  'GET /api/ui/projects': signedIn(),
  'POST /api/ui/projects': owner({
    body: ({ organisationId }) => ({ organisationId, name: 'Another' }),
  }),
  'GET /api/ui/projects/settings': member('viewer'),
  'PATCH /api/ui/projects/settings': member('admin', { body: () => ({ retentionDays: 3 }) }),
  'POST /api/ui/projects/[projectId]/archive': owner({
    params: ({ id }) => ({ projectId: id }),
    body: () => ({ archived: true }),
  }),

  'PATCH /api/ui/account': signedIn({ body: () => ({ name: 'Another' }) }),
  'POST /api/ui/account/password': signedIn({
    body: () => ({ currentPassword: null, newPassword: 'a long enough one' }),
  }),
  'GET /api/ui/account/sessions': signedIn(),
  'DELETE /api/ui/account/sessions/[sessionId]': signedIn({
    params: ({ id }) => ({ sessionId: id }),
  }),
  'POST /api/ui/account/sessions/end': signedIn({ body: () => ({ which: 'others' }) }),
  'GET /api/ui/account/contact-methods': signedIn(),
  'POST /api/ui/account/contact-methods': signedIn({
    body: () => ({ kind: 'email', address: 'elsewhere@example.com' }),
  }),
  'PUT /api/ui/account/contact-methods/order': signedIn({ body: () => ({ ids: [] }) }),
  'PATCH /api/ui/account/contact-methods/[methodId]': signedIn({
    params: ({ contactMethodId }) => ({ methodId: contactMethodId }),
    body: () => ({ waitMinutes: 5 }),
  }),
  'DELETE /api/ui/account/contact-methods/[methodId]': signedIn({
    params: ({ contactMethodId }) => ({ methodId: contactMethodId }),
  }),
  'POST /api/ui/account/contact-methods/[methodId]/code': signedIn({
    params: ({ contactMethodId }) => ({ methodId: contactMethodId }),
  }),
  'POST /api/ui/account/contact-methods/[methodId]/verify': signedIn({
    params: ({ contactMethodId }) => ({ methodId: contactMethodId }),
    body: () => ({ code: '12345678' }),
  }),
  'POST /api/ui/account/contact-methods/[methodId]/test': signedIn({
    params: ({ contactMethodId }) => ({ methodId: contactMethodId }),
  }),
  'PUT /api/ui/account/quiet-hours': signedIn({
    body: () => ({ timeZone: 'Europe/Berlin', rules: [] }),
  }),
  'POST /api/ui/session/sign-out': signedIn(),
  'GET /api/ui/organisation': signedIn(),
  'GET /api/ui/organisation/audit': owner(),
  'PATCH /api/ui/organisation/members/[userId]': owner({
    params: ({ userId }) => ({ userId }),
    body: () => ({ role: 'owner' }),
  }),
  'DELETE /api/ui/organisation/members/[userId]': owner({
    params: ({ userId }) => ({ userId }),
  }),

  'GET /api/ui/connect/arrivals': member('viewer', { search: 'after=0' }),
  'POST /api/ui/connect/keys': member('admin', { body: () => ({ name: 'Sender' }) }),
  'GET /api/ui/ingest/keys': member('viewer'),
  'GET /api/ui/ingest/samples': member('viewer'),
  'GET /api/ui/find': member('viewer', { search: 'q=a' }),
  'GET /api/ui/overview': member('viewer'),
  'GET /api/ui/overview/strip': member('viewer', { search: lastHour }),
  'GET /api/ui/services': member('viewer', { search: lastHour }),
  'GET /api/ui/services/[name]': member('viewer', { params: ({ marker }) => ({ name: marker }) }),
  'PATCH /api/ui/services/[name]': member('editor', {
    params: ({ marker }) => ({ name: marker }),
    body: () => ({ ownerTeam: 'Payments', tier: 1 }),
  }),
  'DELETE /api/ui/services/[name]': member('editor', {
    params: ({ marker }) => ({ name: marker }),
  }),
  'GET /api/ui/live': member('viewer', { endless: true }),
  'GET /api/ui/logs': member('viewer', { search: lastHour }),
  'GET /api/ui/logs/histogram': member('viewer', { search: lastHour }),
  'GET /api/ui/logs/facets': member('viewer', { search: lastHour }),
  'GET /api/ui/logs/fields': member('viewer', { search: lastHour }),
  'GET /api/ui/logs/field-values': member('viewer', { search: `field=service&${lastHour}` }),
  'GET /api/ui/logs/export': member('viewer', { search: lastHour }),
  'GET /api/ui/logs/tail': member('viewer', { endless: true }),
  'GET /api/ui/logs/[cursor]/surroundings': member('viewer', {
    params: ({ logCursor }) => ({ cursor: logCursor }),
  }),
  'GET /api/ui/trails/[id]': member('viewer', { params: ({ traceId }) => ({ id: traceId }) }),
  'GET /api/ui/queues': member('viewer', { search: lastHour }),
  'GET /api/ui/queues/[queue]': member('viewer', { params: ({ queueId }) => ({ queue: queueId }) }),
  'PUT /api/ui/queues/[queue]/kind': member('editor', {
    params: ({ queueId }) => ({ queue: queueId }),
    body: () => ({ kind: 'dead_letter' }),
  }),
  'GET /api/ui/queues/dead-letters/[group]': member('viewer', {
    params: ({ letterGroupId }) => ({ group: letterGroupId }),
  }),
  'PUT /api/ui/queues/dead-letters/[group]/handled': member('responder', {
    params: ({ letterGroupId }) => ({ group: letterGroupId }),
    body: () => ({ isHandled: true, note: 'sent again' }),
  }),
  'PUT /api/ui/queues/dead-letters/[group]/owner': member('responder', {
    params: ({ letterGroupId }) => ({ group: letterGroupId }),
    body: () => ({ ownerId: null }),
  }),
  'GET /api/ui/breakers': member('viewer', { search: lastHour }),
  'GET /api/ui/breakers/[id]': member('viewer', {
    params: ({ breakerId }) => ({ id: breakerId }),
    search: lastHour,
  }),
  'GET /api/ui/delivery': member('viewer'),
  'GET /api/ui/delivery/rows': member('viewer', { search: 'metric=leadTime' }),
  'GET /api/ui/delivery/marks': member('viewer', { search: lastHour }),
  'GET /api/ui/delivery/deployments': member('viewer'),
  'GET /api/ui/delivery/deployment': member('viewer', { search: 'ref=shop/production/d1' }),
  'PUT /api/ui/delivery/incidents': member('editor', { body: () => decision }),
  'GET /api/ui/on-call': member('viewer'),
  'POST /api/ui/on-call/schedules': member('editor', { body: scheduleOf }),
  'PUT /api/ui/on-call/schedules/[id]': member('editor', {
    params: ({ scheduleId }) => ({ id: scheduleId }),
    body: scheduleOf,
  }),
  'GET /api/calendars/[token]': open('the address’s secret admits'),
  'POST /api/ui/on-call/schedules/[id]/feed': member('responder', {
    params: ({ scheduleId }) => ({ id: scheduleId }),
  }),
  'DELETE /api/ui/on-call/schedules/[id]/feed': member('responder', {
    params: ({ scheduleId }) => ({ id: scheduleId }),
  }),
  'GET /api/ui/on-call/schedules/[id]/calendar': member('viewer', {
    params: ({ scheduleId }) => ({ id: scheduleId }),
  }),
  'POST /api/ui/on-call/schedules/[id]/overrides': member('responder', {
    params: ({ scheduleId }) => ({ id: scheduleId }),
    body: ({ userId }) => ({
      person: userId,
      from: '2026-11-25T18:00:00Z',
      to: '2026-11-26T09:00:00Z',
    }),
  }),
  'DELETE /api/ui/on-call/schedules/[id]/overrides/[overrideId]': member('responder', {
    params: ({ scheduleId, overrideId }) => ({ id: scheduleId, overrideId }),
  }),
  'DELETE /api/ui/on-call/schedules/[id]': member('editor', {
    params: ({ spareScheduleId }) => ({ id: spareScheduleId }),
  }),
  'POST /api/ui/on-call/policies': member('editor', { body: (place) => policyOf(place, 'web') }),
  'PUT /api/ui/on-call/policies/[id]': member('editor', {
    params: ({ policyId }) => ({ id: policyId }),
    body: (place) => policyOf(place, 'apps'),
  }),
  'DELETE /api/ui/on-call/policies/[id]': member('editor', {
    params: ({ policyId }) => ({ id: policyId }),
  }),
  'POST /api/ui/on-call/teams': member('editor', { body: () => ({ name: 'Another' }) }),
  'PUT /api/ui/on-call/teams/[id]': member('editor', {
    params: ({ teamId }) => ({ id: teamId }),
    body: () => ({ name: 'Yet another' }),
  }),
  'DELETE /api/ui/on-call/teams/[id]': member('editor', {
    params: ({ teamId }) => ({ id: teamId }),
  }),
  'GET /api/v1/schedules': key('read'),
  'POST /api/v1/schedules': key('write', { body: scheduleOf }),
  'GET /api/v1/escalation-policies': key('read'),
  'POST /api/v1/escalation-policies': key('write', {
    body: (place) => policyOf(place, 'machines'),
  }),
  'GET /api/ui/channels': member('admin'),
  'POST /api/ui/channels': member('admin', { body: () => channel }),
  'PATCH /api/ui/channels/[channelId]': member('admin', {
    params: ({ channelId }) => ({ channelId }),
    body: () => ({ isPaused: true }),
  }),
  'POST /api/ui/channels/[channelId]/test': member('admin', {
    params: ({ channelId }) => ({ channelId }),
  }),
  'POST /api/ui/channels/[channelId]/secret': member('admin', {
    params: ({ channelId }) => ({ channelId }),
  }),
  'DELETE /api/ui/channels/[channelId]': member('admin', {
    params: ({ channelId }) => ({ channelId }),
  }),
  'GET /api/v1/channels': key('read'),
  'POST /api/v1/channels': key('admin', { body: () => channel }),
  'GET /api/ui/collectors': member('admin'),
  'POST /api/ui/collectors': member('admin', { body: () => collector }),
  'POST /api/ui/collectors/test': member('admin', { body: () => collector }),
  'PATCH /api/ui/collectors/[collectorId]': member('admin', {
    params: ({ collectorId }) => ({ collectorId }),
    body: () => ({ isPaused: true }),
  }),
  'DELETE /api/ui/collectors/[collectorId]': member('admin', {
    params: ({ collectorId }) => ({ collectorId }),
  }),
  'GET /api/ui/webhooks': member('admin'),
  'POST /api/ui/webhooks': member('admin', { body: () => ({ kind: 'github', name: 'Another' }) }),
  'PATCH /api/ui/webhooks/[endpointId]': member('admin', {
    params: ({ webhookId }) => ({ endpointId: webhookId }),
    body: () => ({ name: 'Renamed' }),
  }),
  'DELETE /api/ui/webhooks/[endpointId]': member('admin', {
    params: ({ webhookId }) => ({ endpointId: webhookId }),
  }),
  'POST /api/ui/webhooks/[endpointId]/secret': member('admin', {
    params: ({ webhookId }) => ({ endpointId: webhookId }),
  }),
  'GET /api/ui/webhooks/[endpointId]/deliveries': member('admin', {
    params: ({ webhookId }) => ({ endpointId: webhookId }),
  }),
  'GET /api/ui/ai/acceptance': member('viewer'),
  'GET /api/ui/ai/series': member('viewer'),
  'GET /api/ui/ai/costs': member('viewer'),
  'GET /api/ui/ai/evaluations': member('viewer'),
  'GET /api/ui/ai/values': member('viewer'),
  'GET /api/ui/ai/settings': member('viewer'),
  'GET /api/ui/ai/inferences': member('viewer'),
  'GET /api/ui/ai/inferences/[id]': member('viewer', {
    params: ({ inferenceId }) => ({ id: inferenceId }),
  }),
  'PUT /api/ui/ai/limits': member('editor', {
    body: () => ({ feature: 'drafts', ignoreAfterSeconds: 3_600 }),
  }),
  'POST /api/ui/ai/prices': member('editor', { body: () => price }),
  'PUT /api/ui/ai/prices/[id]': member('editor', {
    params: ({ priceId }) => ({ id: priceId }),
    body: () => price,
  }),
  'DELETE /api/ui/ai/prices/[id]': member('editor', {
    params: ({ priceId }) => ({ id: priceId }),
  }),
  'GET /api/ui/saved-views': member('viewer', { search: 'noun=logs' }),
  'POST /api/ui/saved-views': member('viewer', { body: () => view }),
  'PATCH /api/ui/saved-views/[id]': member('viewer', {
    params: ({ viewId }) => ({ id: viewId }),
    body: () => ({ name: 'Renamed' }),
  }),
  'DELETE /api/ui/saved-views/[id]': member('viewer', { params: ({ viewId }) => ({ id: viewId }) }),

  'GET /api/ui/heartbeats': member('viewer', { search: lastHour }),
  'GET /api/ui/heartbeats/[slug]': member('viewer', { params: ({ marker }) => ({ slug: marker }) }),
  'PATCH /api/ui/heartbeats/[slug]': member('editor', {
    params: ({ marker }) => ({ slug: marker }),
    body: () => ({ paused: true }),
  }),
  'DELETE /api/ui/heartbeats/[slug]': member('editor', {
    params: ({ marker }) => ({ slug: marker }),
  }),

  'GET /api/ui/metrics': member('viewer', { search: lastHour }),
  'GET /api/ui/metrics/labels': member('viewer', { search: 'metric=orders' }),
  'GET /api/ui/metrics/series': member('viewer', { search: `metric=orders&${lastHour}` }),
  'GET /api/ui/metrics/expression': member('viewer', { search: `expr=orders&${lastHour}` }),
  'GET /api/ui/metrics/derived': member('viewer'),
  'POST /api/ui/metrics/derived': member('editor', {
    body: () => ({ name: 'Conversion', expression: 'ratio(paid, placed)' }),
  }),
  'PATCH /api/ui/metrics/derived/[id]': member('editor', {
    params: ({ derivedMetricId }) => ({ id: derivedMetricId }),
    body: () => ({ name: 'Renamed', expression: 'ratio(paid, placed)' }),
  }),
  'DELETE /api/ui/metrics/derived/[id]': member('editor', {
    params: ({ derivedMetricId }) => ({ id: derivedMetricId }),
  }),

  'GET /api/v1/services': key('read', { search: lastHour }),
  'GET /api/v1/services/[name]': key('read', { params: ({ marker }) => ({ name: marker }) }),
  'GET /api/v1/heartbeats': key('read', { search: lastHour }),
  'GET /api/v1/heartbeats/[slug]': key('ingest', {
    params: () => ({ slug: 'nightly' }),
    search: 'create=1',
  }),
  'POST /api/v1/heartbeats/[slug]': key('ingest', {
    params: () => ({ slug: 'nightly' }),
    search: 'create=1',
  }),
  'POST /api/v1/queues/samples': key('ingest', { body: () => ({ queue: 'emails', depth: 1 }) }),
  'GET /api/v1/breakers': key('read', { search: lastHour }),
  'POST /api/v1/breakers/transitions': key('ingest', {
    body: () => ({ breaker: 'card', service: 'pay', to: 'open' }),
  }),
  'POST /api/v1/breakers/samples': key('ingest', {
    body: () => ({ breaker: 'card', service: 'pay', intervalSeconds: 60, calls: 1 }),
  }),
  'POST /api/v1/queues/dead-letters': key('ingest', {
    body: () => ({ queue: 'emails-dlq', messageId: 'm-1', error: 'timed out' }),
  }),
  'GET /api/v1/queues': key('read', { search: lastHour }),
  'GET /api/v1/queues/[queue]': key('read', { params: ({ queueId }) => ({ queue: queueId }) }),
  'GET /api/v1/queues/dead-letters/[group]': key('read', {
    params: ({ letterGroupId }) => ({ group: letterGroupId }),
  }),
  'POST /api/v1/deployments': key('ingest', { body: () => deployment }),
  'POST /api/v1/metrics': key('ingest', { body: () => ({ name: 'orders', value: 1 }) }),
  'GET /api/v1/delivery': key('read'),
  'GET /api/v1/ai/acceptance': key('read'),
  'POST /api/v1/ai/inferences': key('ingest', {
    body: () => ({ id: 'r-1', feature: 'drafts', model: 'gpt-4o' }),
  }),
  'POST /api/v1/ai/verdicts': key('ingest', {
    body: () => ({ inferenceId: 'r-1', verdict: 'accepted' }),
  }),
  'POST /api/v1/webhooks/github/[endpointId]': open('a signature over the body admits'),
  'POST /api/v1/webhooks/gitlab/[endpointId]': open('the endpoint’s secret admits'),
  'POST /api/v1/webhooks/cdevents/[endpointId]': open('the endpoint’s secret admits'),
  'POST /api/v1/webhooks/alertmanager/[endpointId]': open('the endpoint’s secret admits'),
  'POST /api/v1/events': key('ingest', {
    body: () => ({ key: 'disk-db1', status: 'firing', title: 'Disk of db1 is full' }),
  }),
  'GET /api/ui/learning': member('viewer'),
  'GET /api/ui/learning/search': member('viewer', { search: 'q=x' }),
  'GET /api/ui/incidents/[id]/before': member('viewer', {
    params: ({ incidentId }) => ({ id: incidentId }),
  }),
  'GET /api/ui/actions': member('viewer'),
  'POST /api/ui/actions': member('responder', { body: () => ({ title: 'Another' }) }),
  'GET /api/ui/actions/[id]': member('viewer', { params: ({ actionId }) => ({ id: actionId }) }),
  'PATCH /api/ui/actions/[id]': member('responder', {
    params: ({ actionId }) => ({ id: actionId }),
    body: () => ({ priority: 'low' }),
  }),
  'GET /api/v1/actions': key('read'),
  'POST /api/v1/actions': key('write', { body: () => ({ title: 'Another' }) }),
  'GET /api/v1/actions/[id]': key('read', { params: ({ actionId }) => ({ id: actionId }) }),
  'PATCH /api/v1/actions/[id]': key('write', {
    params: ({ actionId }) => ({ id: actionId }),
    body: () => ({ priority: 'low' }),
  }),
  'GET /api/ui/alerts': member('viewer'),
  'GET /api/ui/alerts/quality': member('viewer'),
  'GET /api/ui/rules/[id]/suggestion': member('viewer', {
    params: ({ ruleId }) => ({ id: ruleId }),
  }),
  'GET /api/ui/alerts/[id]': member('viewer', { params: ({ alertId }) => ({ id: alertId }) }),
  'GET /api/ui/alerts/[id]/context': member('viewer', {
    params: ({ alertId }) => ({ id: alertId }),
  }),
  'POST /api/ui/alerts/[id]/actions': member('responder', {
    params: ({ alertId }) => ({ id: alertId }),
    body: () => ({ action: 'acknowledge' }),
  }),
  'GET /api/ui/postmortems': member('viewer'),
  'POST /api/ui/postmortems': member('responder', { body: () => document }),
  'GET /api/ui/postmortems/[id]': member('viewer', { params: postmortem }),
  'PATCH /api/ui/postmortems/[id]': member('responder', {
    params: postmortem,
    body: () => ({ revision: 1 }),
  }),
  'GET /api/ui/postmortems/[id]/export': member('viewer', { params: postmortem }),
  'GET /api/ui/postmortems/[id]/news': member('viewer', {
    params: postmortem,
    search: 'revision=1',
  }),
  'GET /api/ui/postmortems/[id]/revisions': member('viewer', { params: postmortem }),
  'POST /api/ui/postmortems/[id]/comments': member('responder', {
    params: postmortem,
    body: () => ({ text: 'How did it look then?' }),
  }),
  'PATCH /api/ui/postmortems/[id]/comments/[commentId]': member('responder', {
    params: ({ postmortemId, commentId }) => ({ id: postmortemId, commentId }),
    body: () => ({ resolved: true }),
  }),
  'PUT /api/ui/postmortems/[id]/reviewers': member('responder', {
    params: postmortem,
    body: ({ userId }) => ({ reviewerIds: [userId] }),
  }),
  'POST /api/ui/postmortems/[id]/verdict': member('responder', {
    params: postmortem,
    body: () => ({ state: 'approved' }),
  }),
  'GET /api/ui/postmortem-templates': member('viewer'),
  'POST /api/ui/postmortem-templates': member('editor', { body: () => template }),
  'PUT /api/ui/postmortem-templates/[id]': member('editor', {
    params: ({ templateId }) => ({ id: templateId }),
    body: () => ({ ...template, name: 'Changed' }),
  }),
  'DELETE /api/ui/postmortem-templates/[id]': member('editor', {
    params: ({ templateId }) => ({ id: templateId }),
  }),
  'GET /api/v1/postmortems': key('read'),
  'POST /api/v1/postmortems': key('write', { body: () => document }),
  'GET /api/v1/postmortems/[id]': key('read', { params: postmortem }),
  'PATCH /api/v1/postmortems/[id]': key('write', {
    params: postmortem,
    body: () => ({ revision: 1 }),
  }),
  'GET /api/ui/rules': member('viewer'),
  'POST /api/ui/rules': member('editor', { body: () => rule }),
  'POST /api/ui/rules/backtest': member('viewer', {
    body: () => ({ rule: { ...rule, query: { signal: 'metric', metric: 'orders' } } }),
  }),
  'GET /api/ui/rules/[id]': member('viewer', { params: ({ ruleId }) => ({ id: ruleId }) }),
  'PATCH /api/ui/rules/[id]': member('editor', {
    params: ({ ruleId }) => ({ id: ruleId }),
    body: () => ({ name: 'Another name' }),
  }),
  'DELETE /api/ui/rules/[id]': member('editor', { params: ({ ruleId }) => ({ id: ruleId }) }),
  'GET /api/v1/rules': key('read'),
  'POST /api/v1/rules': key('write', { body: () => rule }),
  'PUT /api/v1/rules': key('write', { body: () => ({ rules: [{ ...rule, key: 'made' }] }) }),
  'POST /api/v1/rules/backtest': key('read', {
    body: () => ({
      rule: {
        ...rule,
        query: { signal: 'metric', metric: 'orders' },
      },
    }),
  }),
  'GET /api/v1/rules/[id]': key('read', { params: ({ ruleId }) => ({ id: ruleId }) }),
  'PATCH /api/v1/rules/[id]': key('write', {
    params: ({ ruleId }) => ({ id: ruleId }),
    body: () => ({ name: 'Another name' }),
  }),
  'DELETE /api/v1/rules/[id]': key('write', { params: ({ ruleId }) => ({ id: ruleId }) }),
  'GET /api/v1/silences': key('read'),
  'POST /api/v1/silences': key('write', {
    body: () => ({ ...silence, owner: { team: 'payments' } }),
  }),
  'POST /api/v1/silences/preview': key('read', {
    body: ({ marker }) => ({ matchers: [{ label: 'rule', value: marker }] }),
  }),
  'PATCH /api/v1/silences/[id]': key('write', {
    params: ({ silenceId }) => ({ id: silenceId }),
    body: () => ({ minutes: 30 }),
  }),
  'DELETE /api/v1/silences/[id]': key('write', { params: ({ silenceId }) => ({ id: silenceId }) }),
  'GET /api/ui/demo/payments': member('viewer'),
  'PUT /api/ui/demo/payments/outage': member('editor'),
  'DELETE /api/ui/demo/payments/outage': member('editor'),
  'GET /api/ui/silences': member('viewer'),
  'POST /api/ui/silences': member('responder', {
    body: () => ({ ...silence, owner: { team: 'payments' } }),
  }),
  'POST /api/ui/silences/preview': member('viewer', {
    body: ({ marker }) => ({ matchers: [{ label: 'rule', value: marker }] }),
  }),
  'PATCH /api/ui/silences/[id]': member('responder', {
    params: ({ silenceId }) => ({ id: silenceId }),
    body: () => ({ minutes: 30 }),
  }),
  'DELETE /api/ui/silences/[id]': member('responder', {
    params: ({ silenceId }) => ({ id: silenceId }),
  }),
  'GET /api/v1/alerts': key('read'),
  'GET /api/v1/alerts/[id]': key('read', { params: ({ alertId }) => ({ id: alertId }) }),
  'POST /api/v1/alerts/[id]/acknowledge': key('write', {
    params: ({ alertId }) => ({ id: alertId }),
  }),
  'POST /api/v1/alerts/[id]/unacknowledge': key('write', {
    params: ({ alertId }) => ({ id: alertId }),
  }),
  'POST /api/v1/alerts/[id]/resolve': key('write', { params: ({ alertId }) => ({ id: alertId }) }),
  'POST /api/v1/alerts/[id]/snooze': key('write', {
    params: ({ alertId }) => ({ id: alertId }),
    body: () => ({ minutes: 5 }),
  }),
  'POST /api/v1/alerts/[id]/review': key('write', {
    params: ({ alertId }) => ({ id: alertId }),
    body: () => ({ review: 'noise' }),
  }),
  'GET /api/ui/incidents': member('viewer'),
  'POST /api/ui/incidents': member('responder', { body: () => ({ title: 'Checkout fails' }) }),
  'GET /api/ui/incidents/[id]': member('viewer', {
    params: ({ incidentId }) => ({ id: incidentId }),
  }),
  'POST /api/ui/incidents/[id]/actions': member('responder', {
    params: ({ incidentId }) => ({ id: incidentId }),
    body: () => ({ action: 'note', text: 'Seen' }),
  }),
  'GET /api/v1/incidents': key('read'),
  'POST /api/v1/incidents': key('write', { body: () => ({ title: 'Checkout fails' }) }),
  'GET /api/v1/incidents/[id]': key('read', { params: ({ incidentId }) => ({ id: incidentId }) }),
  'PATCH /api/v1/incidents/[id]': key('write', {
    params: ({ incidentId }) => ({ id: incidentId }),
    body: () => ({ severity: 'SEV2' }),
  }),
  'POST /api/v1/incidents/[id]/events': key('write', {
    params: ({ incidentId }) => ({ id: incidentId }),
    body: () => ({ text: 'Seen' }),
  }),
  'POST /api/v1/incidents/[id]/roles': key('write', {
    params: ({ incidentId }) => ({ id: incidentId }),
    body: () => ({ role: 'scribe', name: 'Ada' }),
  }),
  'POST /api/v1/incidents/[id]/status': key('write', {
    params: ({ incidentId }) => ({ id: incidentId }),
    body: () => ({ status: 'identified' }),
  }),
  'POST /api/v1/logs': key('ingest', { body: () => ({ message: 'hello' }) }),
  'GET /api/v1/logs': key('read', { search: lastHour }),
  'GET /api/v1/logs/histogram': key('read', { search: lastHour }),
  'GET /api/v1/logs/facets': key('read', { search: lastHour }),
  'GET /api/v1/logs/tail': key('read', { endless: true }),
  'GET /api/v1/trails/[id]': key('read', { params: ({ traceId }) => ({ id: traceId }) }),
  'POST /api/otlp/v1/logs': key('ingest', { body: () => ({ resourceLogs: [] }) }),
  'POST /api/otlp/v1/metrics': key('ingest', { body: () => ({ resourceMetrics: [] }) }),
  'POST /api/otlp/v1/traces': key('ingest', { body: () => ({ resourceSpans: [] }) }),
};

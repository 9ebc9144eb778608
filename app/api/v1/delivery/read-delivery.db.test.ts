import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryReportSchema, deliverySummarySchema } from '@/domain/delivery/delivery-report';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { answerDeliveryMarks } from '@/server/delivery/answer-delivery-marks';
import { answerDeliverySummary } from '@/server/delivery/answer-delivery-summary';
import { decideIncident } from '@/server/delivery/decide-incident';
import { readDeliveryState } from '@/server/delivery/read-delivery-state';
import { readDeploymentDetail } from '@/server/delivery/read-deployment-detail';
import { readRecentChanges } from '@/server/delivery/read-recent-changes';
import { updateProjectSettings } from '@/server/projects/update-project-settings';
import { POST } from '../deployments/route';
import { GET } from './route';

await createTestDatabase();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.now();
let project = { id: '', slug: '' };
let authorization = '';
let owner: Awaited<ReturnType<typeof makeProject>>['ctx'];
let ctx: Awaited<ReturnType<typeof makeMember>>['ctx'];

async function send(records: unknown) {
  const response = await POST(
    new Request('http://candor.test/api/v1/deployments', {
      method: 'POST',
      body: JSON.stringify(records),
      headers: { authorization, 'content-type': 'application/json' },
    }),
    { params: Promise.resolve({}) },
  );
  expect(response.status).toBe(200);
}

async function get(search: string) {
  const response = await GET(
    new Request(`http://candor.test/api/v1/delivery?${search}`, { headers: { authorization } }),
    { params: Promise.resolve({}) },
  );
  return { status: response.status, body: await response.json() };
}

const shop = (id: string, at: number, more: object = {}) => ({
  id,
  service: 'shop',
  environment: 'production',
  sha: `sha-${id}`,
  status: 'succeeded',
  startedAt: at - 0.1 * HOUR,
  finishedAt: at,
  ...more,
});
const change = (sha: string, firstCommitAt: number) => ({ sha, ref: `#${sha}`, firstCommitAt });

beforeAll(async () => {
  const made = await makeProject('Shop');
  project = made;
  owner = made.ctx;
  ({ ctx } = await makeMember(made, 'editor'));
  ({ authorization } = await makeApiKey(made, ['ingest', 'read']));
  await send([
    shop('first', now - 5 * DAY),
    shop('good', now - 4 * DAY, { changes: [change('1', now - 4 * DAY - 10 * HOUR)] }),
    shop('bad', now - 3 * DAY, { changes: [change('2', now - 3 * DAY - 20 * HOUR)] }),
    shop('back', now - 3 * DAY + HOUR, { sha: 'sha-good', rollbackOf: 'bad' }),
    shop('gone', now - 2 * DAY, { status: 'failed' }),
    shop('stage', now - DAY, { environment: 'staging' }),
    // The same id for another service is another deployment.
    shop('bad', now - DAY, { service: 'mail', changes: [change('2', now - DAY - 2 * HOUR)] }),
    shop('old', now - 20 * DAY, { service: 'mail' }),
  ]);
  await db().deliveryIncident.create({
    data: {
      projectId: project.id,
      id: 'i1',
      title: 'Mail is late',
      service: 'mail',
      environment: 'production',
      startedAt: new Date(now - DAY + HOUR),
      recoveredAt: new Date(now - DAY + 3 * HOUR),
    },
  });
});
afterAll(closeConnections);

describe('GET /api/v1/delivery', () => {
  it('answers the five metrics of production with what each is made of and leaves out', async () => {
    const { status, body } = await get('service=shop&from=now-7d&to=now');
    expect(status).toBe(200);
    const report = deliveryReportSchema.parse(body);
    expect(report).toMatchObject({ service: 'shop', environment: null, hours: 'calendar' });
    expect(report.leadTime).toMatchObject({ medianSeconds: 15 * 3_600, n: 2 });
    expect(report.leadTime.included.map(({ id }) => id)).toEqual(['2', '1']);
    const reasons = report.leadTime.excluded.map(({ deploymentId, reason }) => [
      deploymentId,
      reason,
    ]);
    expect(Object.fromEntries(reasons)).toEqual({
      first: 'no_base',
      back: 'rollback',
      gone: 'not_succeeded',
      stage: 'not_production',
    });
    expect(report.deploymentFrequency).toMatchObject({ n: 4, perDay: 4 / 7 });
    expect(report.changeFailRate).toMatchObject({ value: 1 / 3, n: 3 });
    expect(report.recoveryTime).toMatchObject({ medianSeconds: 3_600, n: 1 });
    // Nobody said of first, good and bad whether they were planned; a rollback tells itself.
    expect(report.reworkRate).toMatchObject({ value: null, n: 0, bounds: { low: 1 / 4, high: 1 } });
    expect(report.reworkRate.included.map(({ id }) => id)).toEqual(['back']);
    expect(
      report.reworkRate.excluded
        .filter(({ reason }) => reason === 'not_known_if_planned')
        .map(({ deploymentId }) => deploymentId)
        .sort(),
    ).toEqual(['bad', 'first', 'good']);
    const known = report.series.filter(({ changes }) => changes !== null);
    expect(known.length).toBe(4);
    expect(report.series.find(({ changes }) => changes === null)?.changeFailRate.value).toBeNull();
  });

  it('keeps apart two services that were told the same id', async () => {
    const { body } = await get('from=now-7d&to=now');
    const failed = deliveryReportSchema
      .parse(body)
      .changeFailRate.included.filter(({ counts }) => counts);
    expect(failed.map(({ service, id }) => [service, id])).toEqual([['shop', 'bad']]);
  });

  it('knows what ran before the window, however long ago', async () => {
    const { body } = await get('service=mail&from=now-2d&to=now');
    expect(body.leadTime.excluded).toEqual([]);
    expect(body.changeFailRate).toMatchObject({ value: 0, n: 1 });
  });

  it('says null of nothing, and refuses what it cannot read', async () => {
    const { body } = await get('service=nobody');
    expect([body.leadTime.medianSeconds, body.deploymentFrequency.perDay]).toEqual([null, null]);
    expect(body.changeFailRate).toEqual({
      value: null,
      n: 0,
      low: null,
      high: null,
      included: [],
      excluded: [],
      excludedCount: 0,
    });
    for (const search of ['from=tuesday', 'from=now-3000d', 'hours=night', 'timeZone=Mars/Base'])
      expect((await get(search)).status).toBe(400);
  });

  it('counts business hours in the zone that is asked for', async () => {
    const { body } = await get('service=shop&from=now-7d&hours=business&timeZone=Europe/Berlin');
    expect(body.leadTime.medianSeconds).toBeLessThanOrEqual(15 * 3_600);
    expect(body.leadTime.medianSeconds % 1).toBeLessThan(1);
  });
});

describe('business hours of a project', () => {
  it('are those that it has set, and are told with the report', async () => {
    const search = 'service=shop&from=now-7d&hours=business';
    const before = deliveryReportSchema.parse((await get(search)).body);
    expect(before.businessHours).toMatchObject({ timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5] });
    const days = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' };
    const allDay = { ...days, holidays: ['2020-01-01'] };
    await updateProjectSettings({
      ctx: owner,
      input: { businessHours: { timeZone: 'Asia/Dubai', ...allDay } },
    });
    const after = deliveryReportSchema.parse((await get(search)).body);
    expect(after.businessHours).toEqual({ timeZone: 'Asia/Dubai', ...allDay });
    // Whoever works day and night takes as long as the calendar says.
    expect(after.leadTime.medianSeconds).toBeCloseTo(15 * 3_600, 6);
    const { body } = await get(`${search}&timeZone=Europe/Berlin`);
    expect(body.businessHours.timeZone).toBe('Europe/Berlin');
  });
});

describe('the delivery page', () => {
  it('holds the figures against the window before and against another service', async () => {
    const params = { from: 'now-7d', to: 'now', hours: 'calendar' } as const;
    const asked = { ...params, service: 'mail', compare: 'before', against: 'shop' } as const;
    const summary = deliverySummarySchema.parse(await answerDeliverySummary(project.id, asked));
    const [before, shop, ...more] = summary.compared;
    expect(more).toEqual([]);
    expect(before).toMatchObject({ with: 'before', service: 'mail', metrics: summary.before });
    expect(Date.parse(before?.to ?? '')).toBe(Date.parse(summary.from));
    const alone = await answerDeliverySummary(project.id, { ...params, service: 'shop' });
    expect(shop).toMatchObject({ with: 'service', service: 'shop', metrics: alone.metrics });
    expect(shop?.series).toEqual(alone.series);
    expect(before?.series).toHaveLength(summary.series.length);
    // One change of two hours against two of ten and twenty: quicker, but of too few to say so.
    expect(shop?.differences.leadTime).toEqual({
      difference: -13 * 3_600,
      low: null,
      high: null,
      verdict: 'inconclusive',
      moreNeeded: 9,
    });
    expect(shop?.differences.deploymentFrequency.difference).toBeCloseTo(-3 / 7, 6);
    expect(alone.compared).toEqual([]);
  });

  it('tells the figures beside those of the period before, and the bands with their source', async () => {
    const params = { from: 'now-7d', to: 'now', hours: 'calendar', timeZone: 'UTC' } as const;
    const summary = await answerDeliverySummary(project.id, { ...params, service: 'shop' });
    expect(summary.bands.leadTime).toMatchObject({ levels: ['elite'], year: 2024 });
    expect(summary.bands.deploymentFrequency).toMatchObject({ levels: ['high'] });
    expect(summary.before.leadTime).toEqual({ medianSeconds: null, p90Seconds: null, n: 0 });
    expect(summary.services).toEqual(['mail', 'shop']);
    expect(summary.environments).toEqual(['production', 'staging']);
    const all = await answerDeliverySummary(project.id, params);
    expect(all.bands.deploymentFrequency).toBeNull();
    // Business hours are shorter than the calendar that the survey goes by.
    const working = { ...params, service: 'shop', hours: 'business' } as const;
    const { bands } = await answerDeliverySummary(project.id, working);
    expect([bands.leadTime, bands.recoveryTime]).toEqual([null, null]);
    expect(bands.deploymentFrequency).toEqual(summary.bands.deploymentFrequency);
  });

  it('lists deployments with what they are', async () => {
    const { items } = await readRecentChanges(project.id, { service: 'shop', limit: 10 });
    expect(items.map(({ id, kind }) => [id, kind])).toEqual([
      ['stage', 'change'],
      ['gone', 'not_succeeded'],
      ['back', 'rollback'],
      ['bad', 'change'],
      ['good', 'change'],
      ['first', 'change'],
    ]);
    expect(items[3]).toMatchObject({ rolledBackAt: expect.any(String), titles: ['#2'] });
  });

  it('tells of one deployment what it brought, what ran before and what it may have broken', async () => {
    const detail = await readDeploymentDetail(project.id, 'mail/production/bad');
    expect(detail).toMatchObject({
      previous: { ref: 'mail/production/old' },
      changes: [{ sha: '2', leadSeconds: 7_200 }],
      suspects: [{ incidentId: 'i1', isConfirmed: null }],
    });
    await expect(readDeploymentDetail(project.id, 'mail/production/x')).rejects.toThrow();
  });

  it('counts an incident once a person has said that a deployment made it', async () => {
    const input = { ref: 'mail/production/bad', incidentId: 'i1', isConfirmed: true };
    await decideIncident({ ctx, input });
    const { body } = await get('service=mail&from=now-2d&to=now');
    expect(body.changeFailRate).toMatchObject({ value: 1, n: 1 });
    expect(body.recoveryTime).toMatchObject({ medianSeconds: 7_200, n: 1 });
    await decideIncident({ ctx, input: { ...input, isConfirmed: false } });
    expect((await get('service=mail&from=now-2d')).body.changeFailRate.value).toBe(0);
    const audit = await db().auditEntry.findMany({
      where: { projectId: project.id, action: { startsWith: 'deployment_incident' } },
    });
    expect(audit).toHaveLength(2);
    const other = { ...input, incidentId: 'i2' };
    await expect(decideIncident({ ctx, input: other })).rejects.toThrow();
  });

  it('marks production on every chart, with rollbacks and incidents told apart', async () => {
    const { items } = await answerDeliveryMarks(project, { from: 'now-7d' });
    expect(items.map(({ kind }) => kind)).toEqual([
      'deployment',
      'deployment',
      'deployment',
      'rollback',
      'deployment',
      'incident',
    ]);
    expect(items[3]).toMatchObject({ label: expect.stringMatching(/^shop sha-goo to production/) });
  });

  it('says how delivery stands now', async () => {
    await send(shop('now', now, { service: 'cart', status: 'in_progress', finishedAt: undefined }));
    expect(await readDeliveryState(project.id)).toMatchObject({
      inProgress: 1,
      lastDeploymentAt: expect.any(String),
    });
  });
});

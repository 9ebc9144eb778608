import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as EVENTS } from '@/app/api/v1/events/route';
import { POST as SAMPLES } from '@/app/api/v1/queues/samples/route';
import { ruleSchema } from '@/domain/alerting/schemas';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { scheduleInputSchema } from '@/domain/oncall/schemas';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { createChannel } from '../../notifications/create-channel';
import { deliverDue } from '../../notifications/deliver-notices';
import { createSchedule } from '../../oncall/change-schedules';
import { escalateAlerts } from '../../oncall/escalate-alerts';
import { reviewAlert } from '../act-on-alert';
import { createRule } from '../rules/change-rules';
import { readQuality } from './read-quality';
import { suggestChange } from './suggest-change';

await createTestDatabase();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';

const signal = new AbortController().signal;
let receiver: HttpReceiver;
let project: Awaited<ReturnType<typeof makeProject>>;
let key = { authorization: '' };

beforeEach(async () => {
  await db().project.deleteMany();
  receiver = await startHttpReceiver();
  project = await makeProject('Shop');
  key = await makeApiKey(project, ['ingest']);
  return () => receiver.stop();
});
afterAll(closeConnections);

const fire = (rule: string, ...keys: string[]) =>
  sendRecords(
    EVENTS,
    key,
    keys.map((one) => ({ key: one, rule, status: 'firing', title: one, severity: 'high' })),
  );

describe('The quality of alerts', () => {
  it('is what was said of them, by rule, with how often somebody was told', async () => {
    await createChannel({
      ctx: project.ctx,
      input: createChannelSchema.parse({ kind: 'webhook', name: 'Hook', address: receiver.url }),
    });
    await fire('Disk full', 'a', 'b', 'c');
    await fire('Backup late', 'd', 'e', 'f');
    const { ctx, id } = await makeMember(project, 'responder');
    const mark = async (summary: string, review: 'noise' | 'actionable') => {
      const alert = await db().alert.findFirstOrThrow({ where: { summary } });
      await reviewAlert({ ctx, id: alert.id, review });
    };
    await mark('a', 'noise');
    await mark('b', 'actionable');
    await escalateAlerts(signal, 100);
    await deliverDue(signal);
    const quality = await readQuality(project.id);
    expect(quality.rules).toMatchObject([
      { name: 'Disk full', fired: 3, noise: 1, actionable: 1, unreviewed: 1, isUnaudited: false },
      { name: 'Backup late', fired: 3, precision: { value: null, n: 0 }, isUnaudited: true },
    ]);
    expect(quality.precision).toMatchObject({ value: 0.5, n: 2 });
    expect(quality.pages).toMatchObject([{ schedule: null, pages: 6, worstShift: 6 }]);
    expect(quality.neverFired).toEqual([]);
    const input = scheduleInputSchema.parse({
      name: 'Payments',
      timeZone: 'Europe/Berlin',
      layers: [{ name: 'Primary', people: [id], rotation: 'weekly', startsOn: '2020-01-06' }],
    });
    await createSchedule({ ctx: project.ctx, input });
    expect((await readQuality(project.id)).pages).toMatchObject([
      { schedule: 'Payments', timeZone: 'Europe/Berlin', pages: 6, worstShift: 6 },
    ]);
  });

  it('suggests the mildest change of a noisy rule that would have fired less, with both counts', async () => {
    const now = Date.now();
    await sendRecords(
      SAMPLES,
      key,
      Array.from({ length: 240 }, (_, minute) => ({
        queue: 'mails',
        // Every 40 minutes a little above the line for five minutes, and once far above it.
        depth: minute % 40 < 5 ? (minute === 80 ? 900 : 110) : 20,
        at: new Date(now - (250 - minute) * 60_000).toISOString(),
      })),
    );
    const rule = await createRule({
      ctx: project.ctx,
      input: ruleSchema.parse({
        name: 'Backlog',
        query: { signal: 'queue', measure: 'depth' },
        condition: { kind: 'threshold', op: '>', value: 100 },
        severity: 'low',
      }),
    });
    const { now: before, suggested } = await suggestChange(project.id, rule.id);
    expect(before?.count).toBe(6);
    expect(suggested).toMatchObject({ count: 1, patch: { condition: { value: 130 } } });
  });

  it('has no suggestion for what is kept for the present alone, and says so', async () => {
    await fire('Disk full', 'a');
    const { id } = await db().alertRule.findFirstOrThrow({
      where: { projectId: project.id, name: 'Disk full' },
    });
    expect(await suggestChange(project.id, id)).toMatchObject({
      suggested: null,
      because: expect.stringContaining('kept for the present alone'),
    });
  });
});

import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '@/domain/alerting/default-rules';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { makeOwner, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { evaluateDueRules } from '@/server/alerting/evaluate-due-rules';
import { closeConnections, db, systemPool } from '@/server/db/client';
import { registerWorkerJob } from '@/server/db/sql/worker-jobs';
import { listMemberProjects } from '@/server/projects/list-member-projects';
import { createChannel } from '../notifications/create-channel';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { archiveProject } from '../projects/archive-project';
import { readStatus } from '../status/read-status';
import { runJobIfDue } from '../worker/run-jobs';
import { watchItself } from './watch-itself';

const database = await createTestDatabase();
let seconds = 0;

beforeEach(async () => {
  await db().organisation.deleteMany();
  await db().user.deleteMany();
  await systemPool().query('DELETE FROM worker_job');
});
afterAll(closeConnections);

const letPass = (more: number) => {
  seconds += more;
  return moveClock(database.url, seconds);
};

async function selfId(): Promise<string> {
  const { id } = await db().project.findFirstOrThrow({ where: { isSelf: true } });
  return id;
}

const firing = async () => {
  const { rows } = await systemPool().query<{ subject: string }>(
    `SELECT labels::text AS subject FROM alert WHERE project_id = $1 AND state = 'firing' ORDER BY 1`,
    [await selfId()],
  );
  return rows.map(({ subject }) => subject);
};

describe('Candor’s own project', () => {
  it('is made once somebody owns the installation, once, with the default rules', async () => {
    expect(await watchItself()).toBe(false);
    const owner = await makeOwner();
    const { id: shopId } = await makeProject('Shop');
    expect(await Promise.all([watchItself(), watchItself()])).toEqual([true, true]);
    const projects = await listMemberProjects(owner.id);
    expect(projects.map(({ name, isSelf }) => [name, isSelf])).toEqual([
      ['Shop', false],
      ['Candor itself', true],
    ]);
    const rules = await db().alertRule.count({ where: { projectId: await selfId() } });
    expect(rules).toBe(DEFAULT_RULES.length);
    expect((await readStatus(shopId)).self).toEqual({
      slug: 'candor-itself',
      name: 'Candor itself',
    });
  });

  it('is not archived while Candor watches itself', async () => {
    const owner = await makeOwner();
    await watchItself();
    const input = { projectId: await selfId(), archived: true };
    await expect(archiveProject({ ctx: owner.ctx, input })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('what Candor tells of itself', () => {
  it('is its queues, its lag and its heartbeats, as any sender would tell them', async () => {
    await makeOwner();
    await registerWorkerJob(systemPool(), 'audit-alerts');
    await runJobIfDue(
      { name: 'audit-alerts', everySeconds: 60, leaseSeconds: 60, run: async () => {} },
      new AbortController().signal,
    );
    await watchItself();
    const projectId = await selfId();
    const { rows: queues } = await systemPool().query(
      'SELECT name, system FROM queue WHERE project_id = $1 ORDER BY name',
      [projectId],
    );
    expect(queues.map(({ name }) => name)).toEqual([
      'collector-visits',
      'escalation-steps',
      'jobs',
      'notices',
    ]);
    const { rows: beats } = await systemPool().query(
      'SELECT slug, last_status FROM heartbeat WHERE project_id = $1 ORDER BY slug',
      [projectId],
    );
    expect(beats).toMatchObject([{ slug: 'auditor' }, { slug: 'worker' }]);
    const { rows: series } = await systemPool().query(
      'SELECT DISTINCT name FROM metric_series WHERE project_id = $1 ORDER BY name',
      [projectId],
    );
    expect(series.map(({ name }) => name)).toContain('candor.rules.lag');
  });

  it('pages for a notice that could not be delivered and for a job that fails again and again', async () => {
    await makeOwner();
    const shop = await makeProject('Shop');
    const { id: channelId } = await createChannel({
      ctx: shop.ctx,
      input: createChannelSchema.parse({
        kind: 'webhook',
        name: 'Receiver',
        address: 'https://receiver.example.com/hook',
      }),
    });
    await enqueueNotices(systemPool(), [
      {
        projectId: shop.id,
        dedupeKey: 'one',
        alertId: null,
        incidentId: null,
        transition: 'fired',
        target: { kind: 'channel', id: channelId, label: 'Receiver' },
        payload: {
          subject: 'Emails pile up',
          severity: 'high',
          service: null,
          text: 'It burns.',
          facts: [],
          path: null,
          runbookUrl: null,
          by: null,
          thread: 'one',
        },
      },
    ]);
    await systemPool().query(
      `UPDATE notification SET state = 'dead', tries = 8, last_error = '410 Gone', settled_at = candor_now()`,
    );
    const failing = {
      name: 'fold-ai',
      everySeconds: 1,
      leaseSeconds: 60,
      run: () => Promise.reject(new Error('No room')),
    };
    await registerWorkerJob(systemPool(), failing.name);
    for (const _ of [1, 2]) {
      await runJobIfDue(failing, new AbortController().signal);
      await letPass(2);
    }
    await watchItself();
    // Told twice, it is one letter.
    await watchItself();
    await letPass(11);
    await evaluateDueRules();
    expect(await firing()).toEqual([
      expect.stringContaining('Channel Receiver (Shop)'),
      expect.stringContaining('Job fold-ai'),
      expect.stringContaining('undelivered-notices'),
    ]);
    expect(await db().deadLetter.count({ where: { projectId: await selfId() } })).toBe(1);
  });

  it('is silent about its own undelivered notices, which would bring forth the next', async () => {
    await makeOwner();
    await watchItself();
    const projectId = await selfId();
    await systemPool().query(
      `INSERT INTO notification_lane (project_id, target_kind, target_id) VALUES ($1, 'contact', gen_random_uuid())`,
      [projectId],
    );
    await systemPool().query(
      `INSERT INTO notification (project_id, dedupe_key, transition, target_kind, target_id, target_label, payload, state, settled_at)
       SELECT project_id, 'own', 'fired', target_kind, target_id, 'Somebody', '{}', 'dead', candor_now()
       FROM notification_lane WHERE project_id = $1`,
      [projectId],
    );
    await watchItself();
    expect(await db().deadLetter.count({ where: { projectId: await selfId() } })).toBe(0);
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { answerHeartbeat } from '@/server/heartbeats/answer-heartbeats';
import { changeHeartbeat } from '@/server/heartbeats/change-heartbeat';
import { deleteHeartbeat } from '@/server/heartbeats/delete-heartbeat';
import { readHeartbeatStates } from '@/server/heartbeats/read-heartbeat-states';
import { answerService } from '@/server/services/answer-service';
import { POST } from './[slug]/route';
import { GET as LIST } from './route';

const database = await createTestDatabase();
let project: Awaited<ReturnType<typeof makeProject>>;
let authorization = '';
let reading = '';

beforeAll(async () => {
  project = await makeProject('Shop');
  ({ authorization } = await makeApiKey(project, ['ingest']));
  ({ authorization: reading } = await makeApiKey(project, ['read']));
});
afterAll(closeConnections);

async function beat(slug: string, search = '', body?: string) {
  const request = new Request(`http://candor.test/api/v1/heartbeats/${slug}${search}`, {
    method: 'POST',
    headers: { authorization },
    ...(body === undefined ? {} : { body }),
  });
  const response = await POST(request, { params: Promise.resolve({ slug }) });
  return { status: response.status, body: await response.json() };
}

/** As if everything of the heartbeat had happened so much earlier. */
async function age(slug: string, seconds: number) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const by = `interval '${seconds} seconds'`;
  await client.query(
    `UPDATE heartbeat SET last_beat_at = last_beat_at - ${by}, reckoned_from = reckoned_from - ${by},
       failing_since = failing_since - ${by}, created_at = created_at - ${by} WHERE slug = $1`,
    [slug],
  );
  await client.query(`UPDATE heartbeat_beat SET ts = ts - ${by} WHERE slug = $1`, [slug]);
  await client.query(
    `UPDATE heartbeat_beat_hour SET bucket = date_trunc('hour', bucket - ${by}) WHERE slug = $1`,
    [slug],
  );
  await client.end();
}

const read = (slug: string, from = 'now-24h') =>
  answerHeartbeat(project.id, slug, { from, to: 'now' });

describe('a beat', () => {
  it('that brings more words than are kept counts all the same', async () => {
    const taken = await beat('chatty', '?create=1', 'a line of the log\n'.repeat(40_000));
    expect(taken.status).toBe(200);
    const { beats } = await read('chatty');
    expect(beats[0]?.message).toHaveLength(8_192);
  });

  it('of a job that nobody made is 404 with the way out, and makes it when it says so', async () => {
    const refused = await beat('nightly');
    expect([refused.status, refused.body.error.hint]).toEqual([
      404,
      expect.stringContaining('?create=1'),
    ]);
    const made = await beat('nightly', '?create=1&every=10m&grace=60', 'done: 42 rows');
    expect(made).toMatchObject({ status: 200, body: { slug: 'nightly', status: 'ok' } });
    const { heartbeat, beats } = await read('nightly');
    expect(heartbeat).toMatchObject({
      state: 'ok',
      everySeconds: 600,
      graceSeconds: 60,
      lastMessage: 'done: 42 rows',
      expected: 1,
      received: 1,
      missed: 0,
    });
    expect(beats).toMatchObject([{ status: 'ok', message: 'done: 42 rows' }]);
  });

  it('says whose job it is; one that does not say so leaves it', async () => {
    await beat('billing', '?create=1&service=payments');
    expect((await read('billing')).heartbeat.service).toBe('payments');
    await beat('billing', '');
    expect((await read('billing')).heartbeat.service).toBe('payments');
    await expect
      .poll(() => db().service.count({ where: { projectId: project.id, name: 'payments' } }))
      .toBe(1);
    const detail = await answerService(project.id, 'payments', {});
    expect(detail.heartbeats.map(({ slug }) => slug)).toEqual(['billing']);
    expect(detail.service.sends).toMatchObject([{ signal: 'heartbeats' }]);
    expect((await beat('billing', '?service=')).status).toBe(400);
  });

  it('says what is wrong with a bad name, status or period', async () => {
    for (const [slug, search, what] of [
      ['-x', '?create=1', 'must have 1 to 100 letters'],
      ['x', '?status=maybe', 'must be ok or fail'],
      ['x', '?create=1&every=1', 'at least 10 seconds'],
      ['x', '?color=red', 'color'],
    ] as const) {
      const { status, body } = await beat(slug, search);
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(what)]);
    }
  });

  it('ends a silence, which is then told with the beats that were due', async () => {
    await beat('silent', '?create=1&every=60&grace=30');
    await age('silent', 600);
    expect((await read('silent')).heartbeat).toMatchObject({ state: 'missed', missed: 9 });
    await beat('silent');
    await beat('silent');
    const { heartbeat } = await read('silent');
    expect(heartbeat).toMatchObject({ state: 'ok', missed: 9, received: 3, expected: 12 });
    expect(heartbeat.segments.map(({ state }) => state)).toEqual([null, 'ok', 'missed', 'ok']);
  });

  it('may say that the job failed, until it says that it is well', async () => {
    await beat('failing', '?create=1&every=3600&status=fail', 'disk full');
    expect((await read('failing')).heartbeat).toMatchObject({
      state: 'failed',
      lastMessage: 'disk full',
      failed: 1,
    });
    await age('failing', 60);
    await beat('failing', '?status=ok');
    expect((await read('failing')).heartbeat).toMatchObject({ state: 'ok', failingSince: null });
    const spells = await db().heartbeatSpell.findMany({ where: { slug: 'failing' } });
    expect(spells).toMatchObject([{ state: 'failed' }]);
  });

  it('is counted once each when many come at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => beat('crowd', '?create=1&every=60')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await read('crowd')).heartbeat.received).toBe(8);
  });

  it('may change its period, until a person set it', async () => {
    await beat('tuned', '?create=1&every=60');
    await beat('tuned', '?every=120');
    expect((await read('tuned')).heartbeat.everySeconds).toBe(120);
    const { ctx } = await makeMember(project, 'editor');
    await changeHeartbeat({ ctx, slug: 'tuned', input: { everySeconds: 300 } });
    await beat('tuned', '?create=1&every=60');
    expect((await read('tuned')).heartbeat.everySeconds).toBe(300);
  });
});

describe('a person', () => {
  it('pauses a heartbeat, resumes it and deletes it, each with an audit entry', async () => {
    const { ctx } = await makeMember(project, 'editor');
    const states = async () => {
      const nowMs = await databaseNow();
      const jobs = await readInProject(project.id, (client) => readHeartbeatStates(client, nowMs));
      return jobs.find(({ slug }) => slug === 'paused')?.state;
    };
    await beat('paused', '?create=1&every=60');
    await changeHeartbeat({ ctx, slug: 'paused', input: { paused: true } });
    await age('paused', 600);
    expect(await states()).toBe('paused');
    expect((await beat('paused')).body).toMatchObject({ paused: true, nextExpectedAt: null });
    await changeHeartbeat({ ctx, slug: 'paused', input: { paused: false } });
    expect(await states()).toBe('ok');
    await deleteHeartbeat({ ctx, slug: 'paused' });
    expect(await db().heartbeatBeat.count({ where: { slug: 'paused' } })).toBe(0);
    await expect(deleteHeartbeat({ ctx, slug: 'paused' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const entries = await db().auditEntry.findMany({
      where: { projectId: project.id, subject: 'paused' },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'heartbeat.update',
      'heartbeat.update',
      'heartbeat.delete',
    ]);
  });
});

describe('GET /api/v1/heartbeats', () => {
  it('tells every heartbeat of the project', async () => {
    await beat('listed', '?create=1');
    const request = new Request('http://candor.test/api/v1/heartbeats?from=now-1h', {
      headers: { authorization: reading },
    });
    const response = await LIST(request, { params: Promise.resolve({}) });
    const { items } = await response.json();
    expect(items).toContainEqual(expect.objectContaining({ slug: 'listed', state: 'ok' }));
  });
});

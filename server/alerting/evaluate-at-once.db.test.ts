import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { POST as BEAT } from '@/app/api/v1/heartbeats/[slug]/route';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { DEFAULT_RULES } from '@/domain/alerting/default-rules';
import { IMMEDIATE_SIGNALS } from '@/domain/alerting/rule-query';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { evaluateAtOnce, evaluateNow } from './evaluate-at-once';
import { evaluateDueRules } from './evaluate-due-rules';

const database = await createTestDatabase();
const owner = new pg.Client({ connectionString: database.url });
await owner.connect();
const SOON = { timeout: 30_000, interval: 100 };
const DAY = 86_400;

let projectId = '';
let authorization = '';
let end = () => {};

/** Whose rules have been judged and are not due for a day. */
beforeEach(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
  await db().alertRule.updateMany({ data: { intervalSeconds: DAY } });
  await evaluateDueRules();
});
afterEach(() => end());
afterAll(async () => {
  await owner.end();
  await closeConnections();
});

const send = (queue: string) =>
  sendRecords(LETTERS, { authorization }, { queue, messageId: 'm1', error: 'Card refused' });

async function failBeat(): Promise<void> {
  const slug = 'backup';
  const request = new Request(
    `http://candor.test/api/v1/heartbeats/${slug}?create=1&every=300&status=fail`,
    { method: 'POST', headers: { authorization } },
  );
  expect((await BEAT(request, { params: Promise.resolve({ slug }) })).status).toBe(200);
}

const fired = (key: string) =>
  db().alert.count({ where: { projectId, state: 'firing', rule: { key } } });

/** Until a worker listens: what it may have missed before is due then. */
async function begin(): Promise<void> {
  end = evaluateAtOnce();
  await vi.waitFor(async () => expect(await evaluateDueRules()).toBeGreaterThan(0), SOON);
}

it('judges what was told while somebody held its rule, once that is over', async () => {
  await begin();
  await owner.query('BEGIN');
  await owner.query(
    "SELECT FROM alert_rule WHERE project_id = $1 AND key = 'dead-letters' FOR UPDATE",
    [projectId],
  );
  await send('held-dlq');
  await failBeat();
  // Looks of one project are one after another: that at the letter is over then.
  await vi.waitFor(async () => expect(await fired('heartbeat-missed')).toBe(1), SOON);
  expect(await fired('dead-letters')).toBe(0);
  await owner.query('COMMIT');
  await vi.waitFor(async () => expect(await fired('dead-letters')).toBe(1), SOON);
});

it('makes due what may have been told while the connection was away', async () => {
  await begin();
  const { rowCount } = await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'candor-listen'`,
  );
  expect(rowCount).toBe(1);
  const projects = await db().project.count();
  const immediate = DEFAULT_RULES.filter(({ query }) => IMMEDIATE_SIGNALS.includes(query.signal));
  await vi.waitFor(
    async () => expect(await evaluateDueRules()).toBe(immediate.length * projects),
    SOON,
  );
});

it('judges what came after a tick, also where this process reckons that the database is behind', async () => {
  // As a reading of its time does that took long.
  await owner.query('UPDATE candor_clock SET shift_ms = shift_ms + 5000');
  expect(await evaluateNow(projectId)).toBe(true);
  await send('late-dlq');
  expect(await evaluateNow(projectId)).toBe(true);
  expect(await fired('dead-letters')).toBe(1);
});

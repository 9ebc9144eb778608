import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as BEAT } from '@/app/api/v1/heartbeats/[slug]/route';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { POST as SAMPLES } from '@/app/api/v1/queues/samples/route';
import { DEFAULT_RULES } from '@/domain/alerting/default-rules';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { answerOverview } from '../overview/answer-overview';
import { evaluateDueRules } from './evaluate-due-rules';
import { installDefaultRulesEverywhere } from './install-default-rules';
import { listAlerts, readAlert } from './read-alerts';

const database = await createTestDatabase();
let projectId = '';
let authorization = '';
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
});
afterAll(closeConnections);

/** So much later every rule that is due is evaluated, as by one worker. */
async function tick(laterSeconds = 10): Promise<number> {
  seconds += laterSeconds;
  await moveClock(database.url, seconds);
  return evaluateDueRules();
}

const send = (post: Parameters<typeof sendRecords>[0], records: unknown) =>
  sendRecords(post, { authorization }, records);

async function beat(slug: string, search = ''): Promise<void> {
  const request = new Request(`http://candor.test/api/v1/heartbeats/${slug}${search}`, {
    method: 'POST',
    headers: { authorization },
  });
  expect((await BEAT(request, { params: Promise.resolve({ slug }) })).status).toBe(200);
}

const letter = (queue = 'payments-dlq', messageId = 'm1') => ({
  queue,
  messageId,
  error: 'Card refused',
});
const alerts = (ruleKey: string) =>
  db().alert.findMany({
    where: { projectId, rule: { key: ruleKey } },
    orderBy: { startedAt: 'asc' },
    include: { events: { orderBy: { id: 'asc' } } },
  });
/** What the inbox, its page and the overview say of the newest alert. */
async function wordsOfTheFirst(): Promise<string[]> {
  const [first] = (await listAlerts(projectId, { limit: 1 })).items;
  const page = await readAlert(projectId, first?.id ?? '');
  const { problems } = await answerOverview(projectId);
  const ofAlert = problems.filter(({ noun, id }) => noun === 'alert' && id === page.id);
  return [first?.summary ?? '', page.summary, ...ofAlert.flatMap(({ reasons }) => reasons)];
}
const change = (key: string, data: object) =>
  db().alertRule.updateMany({ where: { projectId, key }, data: { ...data } });

describe('default rules', () => {
  it('are in a project from its beginning, and in one that was there before them, each once', async () => {
    const keys = () => db().alertRule.findMany({ where: { projectId }, select: { key: true } });
    expect(await keys()).toHaveLength(DEFAULT_RULES.length);
    await db().alertRule.deleteMany({ where: { projectId } });
    await installDefaultRulesEverywhere();
    await installDefaultRulesEverywhere();
    expect(await keys()).toHaveLength(DEFAULT_RULES.length);
  });

  it('do not come back once they were deleted', async () => {
    await change('dead-letters', { deletedAt: new Date() });
    await installDefaultRulesEverywhere();
    expect(
      await db().alertRule.count({ where: { projectId, key: 'dead-letters', deletedAt: null } }),
    ).toBe(0);
  });
});

describe('an evaluation', () => {
  it('makes an alert of a dead letter, and ends it when the queue is empty', async () => {
    await send(LETTERS, letter());
    await tick();
    const [fired] = await alerts('dead-letters');
    expect(fired).toMatchObject({
      state: 'firing',
      severity: 'critical',
      value: 1,
      count: 1,
      labels: { queue: 'payments-dlq' },
      summary: expect.stringContaining('payments-dlq'),
      normal: { text: 'normal is at most 0' },
    });
    expect(fired?.events.map(({ kind }) => kind)).toEqual(['fired']);
    await send(LETTERS, letter('payments-dlq', 'm2'));
    await tick();
    expect(await alerts('dead-letters')).toMatchObject([{ state: 'firing', value: 2, count: 1 }]);
    await send(SAMPLES, { queue: 'payments-dlq', kind: 'dead_letter', depth: 0 });
    await tick();
    const [over] = await alerts('dead-letters');
    expect(over).toMatchObject({ state: 'resolved', resolvedBecause: 'recovered' });
    expect(over?.events.map(({ kind }) => kind)).toEqual(['fired', 'resolved']);
  });

  it('alerts anew after the end of one, linked to it', async () => {
    await send(SAMPLES, { queue: 'mail-dlq', kind: 'dead_letter', depth: 1 });
    await tick();
    await send(SAMPLES, { queue: 'mail-dlq', kind: 'dead_letter', depth: 0 });
    await tick();
    await send(SAMPLES, { queue: 'mail-dlq', kind: 'dead_letter', depth: 4 });
    await tick();
    const [first, second, ...more] = await alerts('dead-letters');
    expect(more).toEqual([]);
    expect(second).toMatchObject({ state: 'firing', value: 4, previousId: first?.id });
    expect(second?.fingerprint).toBe(first?.fingerprint);
  });

  it('happens once a tick and alerts once, however many workers there are', async () => {
    await send(
      LETTERS,
      Array.from({ length: 12 }, (_, nth) => letter(`q${nth}-dlq`, `m${nth}`)),
    );
    await tick();
    seconds += 10;
    await moveClock(database.url, seconds);
    await db().alert.deleteMany();
    const counts = await Promise.all(Array.from({ length: 6 }, () => evaluateDueRules()));
    const due = DEFAULT_RULES.filter(({ intervalSeconds }) => intervalSeconds === 10).length;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(due);
    const found = await alerts('dead-letters');
    expect(found).toHaveLength(12);
    expect(found.flatMap(({ events }) => events)).toHaveLength(12);
  });

  it('waits for as long as “for” says, and forgets what went away before', async () => {
    await change('heartbeat-missed', { forSeconds: 60 });
    await beat('backup', '?create=1&every=60&grace=10');
    await tick(0);
    await tick(80);
    expect(await alerts('heartbeat-missed')).toMatchObject([{ state: 'pending', firedAt: null }]);
    await beat('backup');
    await tick();
    expect(await alerts('heartbeat-missed')).toEqual([]);
    await tick(80);
    await tick(50);
    expect(await alerts('heartbeat-missed')).toMatchObject([{ state: 'pending' }]);
    await tick(10);
    const [fired] = await alerts('heartbeat-missed');
    expect(fired?.state).toBe('firing');
    expect(fired?.events).toHaveLength(1);
  });

  it('keeps an alert for as long as it is told to after it has recovered, and counts when it comes back', async () => {
    await change('heartbeat-missed', { keepFiringForSeconds: 60 });
    await beat('backup', '?create=1&every=3600&status=fail');
    await tick();
    await beat('backup');
    await tick();
    expect(await alerts('heartbeat-missed')).toMatchObject([{ state: 'firing', isHolding: false }]);
    // Fifty seconds, less what the test has taken since.
    for (const words of await wordsOfTheFirst())
      expect(words).toMatch(/; well again, and over in (?:50|[1-4]\d)\ss if it stays so$/);
    await beat('backup', '?status=fail');
    await tick();
    expect(await alerts('heartbeat-missed')).toMatchObject([{ state: 'firing', count: 2 }]);
    await beat('backup');
    await tick();
    await tick(60);
    const [over] = await alerts('heartbeat-missed');
    expect(over?.state).toBe('resolved');
    for (const words of await wordsOfTheFirst()) expect(words).not.toContain('well again');
    expect(over?.events.map(({ kind }) => kind)).toEqual(['fired', 'again', 'resolved']);
  });

  it('keeps the state of a rule that cannot be read, says why, and goes on with the others', async () => {
    await send(LETTERS, letter());
    await beat('backup', '?create=1&every=3600&status=fail');
    await tick();
    await change('dead-letters', { query: { signal: 'from a later version' } });
    await send(SAMPLES, { queue: 'payments-dlq', kind: 'dead_letter', depth: 0 });
    await beat('backup');
    await tick();
    expect(await alerts('dead-letters')).toMatchObject([{ state: 'firing' }]);
    expect(await alerts('heartbeat-missed')).toMatchObject([{ state: 'resolved' }]);
    const rule = await db().alertRule.findFirst({ where: { projectId, key: 'dead-letters' } });
    expect(rule?.lastError).toContain('signal');
    await change('dead-letters', { query: { signal: 'dead_letters' } });
    await tick();
    expect(await alerts('dead-letters')).toMatchObject([{ state: 'resolved' }]);
    const mended = await db().alertRule.findFirst({ where: { projectId, key: 'dead-letters' } });
    expect(mended?.lastError).toBeNull();
  });

  it('changes hundreds of alerts together, each once and each with its line and its pages', async () => {
    const tell = (depth: number) =>
      send(
        SAMPLES,
        Array.from({ length: 250 }, (_, n) => ({ queue: `dlq-${n}`, kind: 'dead_letter', depth })),
      );
    await tell(3);
    await tick();
    await tick();
    const fired = await alerts('dead-letters');
    expect(fired).toHaveLength(250);
    const paging = (where: object) =>
      db().alertEscalation.count({
        where: { projectId, alert: { rule: { key: 'dead-letters' } }, ...where },
      });
    expect(await paging({ nextAt: { not: null } })).toBe(250);
    await tell(0);
    await tick();
    const over = await alerts('dead-letters');
    expect(new Set(over.map(({ state }) => state))).toEqual(new Set(['resolved']));
    expect(new Set(over.map(({ events }) => events.map(({ kind }) => kind).join()))).toEqual(
      new Set(['fired,resolved']),
    );
    expect(await paging({ nextAt: { not: null } })).toBe(0);
    await tell(3);
    await tick();
    const again = (await alerts('dead-letters')).filter(({ state }) => state === 'firing');
    expect(again).toHaveLength(250);
    expect(again.every(({ previousId }) => previousId !== null)).toBe(true);
  });

  it('leaves the others be where one alert cannot be written', async () => {
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query(
      `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
       CREATE TRIGGER refuse_one BEFORE INSERT ON alert FOR EACH ROW
         WHEN (NEW.labels ->> 'queue' = 'b-dlq') EXECUTE FUNCTION refuse_one()`,
    );
    const queues = ['a-dlq', 'b-dlq', 'c-dlq'];
    await send(
      SAMPLES,
      queues.map((queue) => ({ queue, kind: 'dead_letter', depth: 3 })),
    );
    const fired = async () =>
      (await alerts('dead-letters'))
        .map(({ labels }) => (labels as { queue: string }).queue)
        .sort();
    await tick();
    expect(await fired()).toEqual(['a-dlq', 'c-dlq']);
    await owner.query('DROP TRIGGER refuse_one ON alert');
    await owner.end();
    await tick();
    expect(await fired()).toEqual(queues);
  });

  it('judges by the present state after an hour away, and tells nobody of what is over', async () => {
    await tick();
    await send(SAMPLES, { queue: 'mail-dlq', kind: 'dead_letter', depth: 9 });
    await send(SAMPLES, { queue: 'mail-dlq', kind: 'dead_letter', depth: 0 });
    await tick(3_600);
    expect(await alerts('dead-letters')).toEqual([]);
  });

  it('is not made of a rule that is switched off, or in an archived project', async () => {
    await send(LETTERS, letter());
    await change('dead-letters', { isEnabled: false });
    await tick();
    expect(await alerts('dead-letters')).toEqual([]);
    await change('dead-letters', { isEnabled: true });
    await db().project.update({ where: { id: projectId }, data: { archivedAt: new Date() } });
    expect(await tick()).toBe(0);
  });

  it('counts alerts that nobody has reviewed, and alerts on the rule that makes them', async () => {
    for (const depth of [1, 0, 1, 0, 1, 0]) {
      await send(SAMPLES, { queue: 'mail-dlq', kind: 'dead_letter', depth });
      await tick();
    }
    await tick(300);
    expect(await alerts('unreviewed-rule')).toMatchObject([
      { state: 'firing', value: 3, labels: { rule: 'dead-letters' } },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterPageSchema, queueDetailSchema, queueListSchema } from '@/domain/queues/queue-answer';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { decideQueueKind } from '@/server/queues/decide-queue-kind';
import { handleLetterGroup } from '@/server/queues/handle-letter-group';
import { readBacklogStrip } from '@/server/queues/read-backlog-strip';
import { readQueueStates } from '@/server/queues/read-queue-states';
import { tidyRollups } from '@/server/worker/jobs/tidy-rollups';
import { POST as POST_METRICS } from '../metrics/route';
import { GET as GET_QUEUE } from './[queue]/route';
import { GET as GET_LETTERS } from './dead-letters/[group]/route';
import { POST as POST_LETTERS } from './dead-letters/route';
import { GET } from './route';
import { POST as POST_SAMPLES } from './samples/route';

await createTestDatabase();
const SECOND = 1_000;
const now = Date.now();
const ago = (seconds: number) => now - seconds * SECOND;
const LAST_HOUR = '?from=now-1h&to=now';

interface Sender {
  project: Awaited<ReturnType<typeof makeProject>>;
  authorization: string;
}

async function makeSender(): Promise<Sender> {
  const project = await makeProject('Shop');
  return { project, ...(await makeApiKey(project, ['ingest', 'read'])) };
}

const samples = (sender: Sender, records: unknown) => sendRecords(POST_SAMPLES, sender, records);
const letters = (sender: Sender, records: unknown) => sendRecords(POST_LETTERS, sender, records);

async function list({ authorization }: Sender, search = LAST_HOUR) {
  const request = new Request(`http://candor.test/api/v1/queues${search}`, {
    headers: { authorization },
  });
  const response = await GET(request, { params: Promise.resolve({}) });
  expect(response.status).toBe(200);
  return queueListSchema.parse(await response.json());
}

async function stateOf(sender: Sender, queue: string, search?: string) {
  const { items } = await list(sender, search);
  const found = items.filter((item) => item.queue === queue);
  expect(found).toHaveLength(1);
  return found[0] ?? expect.unreachable();
}

async function detail({ authorization }: Sender, id: string, search = LAST_HOUR) {
  const request = new Request(`http://candor.test/api/v1/queues/${id}${search}`, {
    headers: { authorization },
  });
  const response = await GET_QUEUE(request, { params: Promise.resolve({ queue: id }) });
  expect(response.status).toBe(200);
  return queueDetailSchema.parse(await response.json());
}

async function lettersOf({ authorization }: Sender, group: string, search = '') {
  const request = new Request(`http://candor.test/api/v1/queues/dead-letters/${group}${search}`, {
    headers: { authorization },
  });
  const response = await GET_LETTERS(request, { params: Promise.resolve({ group }) });
  return { status: response.status, body: await response.json() };
}

afterAll(closeConnections);

describe('GET /api/v1/queues', () => {
  let sender: Sender;
  beforeAll(async () => {
    sender = await makeSender();
  });

  it('tells the state of a work queue: depth, rates, growth and when it will have drained', async () => {
    await samples(
      sender,
      [600, 540, 480, 420].map((seconds, index) => ({
        queue: 'orders',
        system: 'BullMQ',
        kind: 'work',
        depth: 1_000 - index * 120,
        enqueued: 60,
        dequeued: 180,
        consumers: 2,
        at: ago(seconds),
      })),
    );
    await samples(sender, [
      { queue: 'orders', system: 'bullmq', depth: 400, enqueued: 60, dequeued: 300, at: ago(360) },
    ]);
    expect(await stateOf(sender, 'orders')).toMatchObject({
      system: 'bullmq',
      kind: 'work',
      health: 'healthy',
      depth: 400,
      consumers: 2,
      oldestAgeSeconds: null,
      arrivalPerSecond: expect.closeTo(1),
      servicePerSecond: expect.closeTo(3.5),
      failedPerSecond: null,
      growthPerMinute: -150,
      timeToDrain: { kind: 'drains', seconds: expect.closeTo(160) },
      samples: 5,
      ratesSeconds: 900,
      reason: 'Holds 400 messages, drains in 2\u00a0min 40\u00a0s',
    });
  });

  it('keeps queues of one name in two environments apart', async () => {
    await samples(sender, [
      { queue: 'mails', environment: 'production', depth: 5, at: ago(10) },
      { queue: 'mails', environment: 'staging', depth: 7, at: ago(10) },
    ]);
    const { items } = await list(sender);
    const mails = items.filter(({ queue }) => queue === 'mails');
    expect(mails.map(({ environment, depth }) => [environment, depth]).sort()).toEqual([
      ['production', 5],
      ['staging', 7],
    ]);
  });

  it('leaves unknown what nobody told, in the state and in the course', async () => {
    await samples(sender, { queue: 'silent', depth: 3, at: ago(1_800) });
    const state = await stateOf(sender, 'silent');
    expect(state).toMatchObject({
      health: 'unknown',
      depth: 3,
      inFlight: null,
      consumers: null,
      arrivalPerSecond: null,
      timeToDrain: { kind: 'unknown' },
    });
    expect(state.trend.filter((depth) => depth !== null)).toEqual([3]);
    const { series } = await detail(sender, state.id);
    expect(series.depth.filter((depth) => depth !== null)).toEqual([3]);
    expect(series.arrivalPerSecond.every((rate) => rate === null)).toBe(true);
    expect(series.deadLetters.every((count) => count === null)).toBe(true);
  });

  it('does not let a sample that comes late overwrite what is newer', async () => {
    await samples(sender, { queue: 'late', depth: 9, at: ago(10) });
    await samples(sender, { queue: 'late', depth: 1, at: ago(70) });
    expect((await stateOf(sender, 'late')).depth).toBe(9);
    const minutes = await db().queueRollupMinute.findMany({
      where: { projectId: sender.project.id, depthMax: { in: [1, 9] } },
    });
    expect(minutes.map(({ depthLast }) => depthLast).sort()).toEqual([1, 9]);
  });

  it('counts what several writers tell of one queue at one moment, and nothing twice', async () => {
    const busy = await makeSender();
    const at = Math.floor(now / 60_000) * 60_000 - 600_000;
    await samples(busy, { queue: 'busy', depth: 0, enqueued: 0, at: at - 1_000 });
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        samples(busy, { queue: 'busy', depth: index, enqueued: 10, at: at + index * SECOND }),
      ),
    );
    const hours = await db().queueRollupHour.findMany({ where: { projectId: busy.project.id } });
    expect(hours.reduce((sum, { samples: n }) => sum + n, 0)).toBe(13);
    const rows = await db().queueRollupMinute.findMany({ where: { projectId: busy.project.id } });
    const covered = rows.reduce((sum, { enqueuedSeconds }) => sum + (enqueuedSeconds ?? 0), 0);
    expect(covered).toBeLessThanOrEqual(12);
  });

  it('takes in what OpenTelemetry metrics tell of a queue', async () => {
    const point = { labels: { queue: 'jobs', state: 'failed' }, at: ago(20) };
    await sendRecords(POST_METRICS, sender, { name: 'bullmq_job_count', value: 4, ...point });
    expect(await stateOf(sender, 'jobs.failed')).toMatchObject({
      kind: 'dead_letter',
      kindSource: 'sender',
      deadLetterOf: 'jobs',
      health: 'failing',
      depth: 4,
    });
  });

  it('tells what a broker dead-lettered of all its queues together, and of which nobody knows', async () => {
    const counter = (reason: string, strategy: string, value: number, seconds: number) => ({
      name: `rabbitmq_global_messages_dead_lettered_${reason}_total`,
      type: 'counter',
      labels: { queue_type: 'rabbit_classic_queue', dead_letter_strategy: strategy },
      value,
      at: ago(seconds),
    });
    const own = await makeSender();
    expect((await list(own)).deadLettered).toEqual([]);
    await sendRecords(POST_METRICS, own, [
      counter('rejected', 'at_most_once', 5, 180),
      counter('rejected', 'at_most_once', 12, 120),
      counter('expired', 'disabled', 100, 180),
      counter('expired', 'disabled', 103, 120),
      counter('confirmed', 'at_least_once', 1, 180),
      counter('confirmed', 'at_least_once', 9, 120),
    ]);
    expect((await list(own)).deadLettered).toEqual([
      { reason: 'rejected', count: 7, lost: 0 },
      { reason: 'expired', count: 3, lost: 3 },
    ]);
    expect((await list(sender)).deadLettered).toEqual([]);
    expect((await list(own, '?from=now-7d&to=now')).deadLettered).toHaveLength(2);
  });

  it('tells how queues stood at the end of a range that has passed', async () => {
    await samples(sender, [
      { queue: 'history', depth: 50, at: ago(7_200) },
      { queue: 'history', depth: 2, at: ago(5) },
    ]);
    const from = new Date(ago(9_000)).toISOString();
    const to = new Date(ago(7_000)).toISOString();
    const then = await stateOf(sender, 'history', `?${new URLSearchParams({ from, to })}`);
    expect(then).toMatchObject({ depth: 50, lastSampleAt: new Date(ago(7_200)).toISOString() });
    expect((await stateOf(sender, 'history')).depth).toBe(2);
  });

  it('answers one project with nothing of another', async () => {
    const other = await makeSender();
    expect(await list(other)).toMatchObject({ items: [], hasAny: false });
    const { id } = await stateOf(sender, 'orders');
    const request = new Request(`http://candor.test/api/v1/queues/${id}`, {
      headers: { authorization: other.authorization },
    });
    const response = await GET_QUEUE(request, { params: Promise.resolve({ queue: id }) });
    expect(response.status).toBe(404);
  });
});

describe('dead letters', () => {
  it('are kept once each, with the true first failure across the broker’s reset', async () => {
    const sender = await makeSender();
    const first = new Date(ago(10_800)).toISOString();
    const told = { queue: 'mails-dlq', messageId: 'm1', errorType: 'Timeout' };
    await letters(sender, [
      { ...told, error: 'timed out after 30 s', firstFailedAt: first, at: ago(9_000) },
      { ...told, messageId: 'm2', error: 'timed out after 31 s', at: ago(60) },
    ]);
    // Moved to its dead-letter queue, SQS tells a young message; the client tells it again, without the first failure.
    await letters(sender, { ...told, error: 'timed out after 30 s', attempts: 3, at: ago(30) });
    await samples(sender, { queue: 'mails-dlq', depth: 2, oldestAgeSeconds: 20, at: ago(5) });
    const state = await stateOf(sender, 'mails-dlq');
    expect(state).toMatchObject({
      kind: 'dead_letter',
      kindSource: 'name',
      health: 'failing',
      letters: { open: 2, told: 2, openGroups: 1 },
      oldestAgeIsExact: false,
    });
    expect(state.oldestAgeSeconds).toBeGreaterThanOrEqual(10_800);
    const { groups, series } = await detail(sender, state.id);
    expect(groups).toMatchObject([
      { errorType: 'Timeout', count: 2, open: 2, firstFailedAt: first },
    ]);
    expect(series.deadLetters.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(1);
    const { body } = await lettersOf(sender, groups[0]?.id ?? '');
    expect(letterPageSchema.parse(body).items).toMatchObject([
      { messageId: 'm1', firstFailedAt: first, attempts: 3 },
      { messageId: 'm2', firstFailedAt: null },
    ]);
  });

  it('are grouped by error and version of the producer, and go to another group with another error', async () => {
    const sender = await makeSender();
    const told = (messageId: string, producerVersion: string, error: string, seconds: number) => ({
      queue: 'q-dlq',
      messageId,
      producerVersion,
      error,
      at: ago(seconds),
    });
    await letters(sender, [
      told('a', '1', 'order 17 not found', 50),
      told('b', '1', 'order 18 not found', 40),
      told('c', '2', 'order 19 not found', 30),
    ]);
    const { id } = await stateOf(sender, 'q-dlq');
    const counts = async () =>
      (await detail(sender, id)).groups
        .map(({ producerVersion, count, open }) => [producerVersion, count, open])
        .sort();
    expect(await counts()).toEqual([
      ['1', 2, 2],
      ['2', 1, 1],
    ]);
    await letters(sender, told('a', '1', 'refused', 10));
    expect(await counts()).toEqual([
      ['1', 1, 1],
      ['1', 1, 1],
      ['2', 1, 1],
    ]);
  });

  it('belong to the queue of their name though they leave out its system', async () => {
    const sender = await makeSender();
    await samples(sender, { queue: 'jobs.failed', system: 'bullmq', depth: 1, at: ago(10) });
    await letters(sender, { queue: 'jobs.failed', messageId: 'm', error: 'no', at: ago(10) });
    expect(await stateOf(sender, 'jobs.failed')).toMatchObject({
      system: 'bullmq',
      letters: { open: 1 },
    });
  });

  it('of the queue they failed in lie in its dead-letter queue, and show on both', async () => {
    const sender = await makeSender();
    await samples(sender, [
      { queue: 'pay', depth: 0, kind: 'work', at: ago(10) },
      { queue: 'pay-dlq', depth: 1, at: ago(10) },
    ]);
    await letters(sender, { queue: 'pay', messageId: 'm', error: 'declined', at: ago(10) });
    const work = await stateOf(sender, 'pay');
    const dead = await stateOf(sender, 'pay-dlq');
    expect(work).toMatchObject({
      health: 'healthy',
      letters: { open: 0 },
      deadLetterQueues: [{ queue: 'pay-dlq', depth: 1 }],
    });
    expect(dead).toMatchObject({
      health: 'failing',
      letters: { open: 1 },
      deadLetterOfId: work.id,
    });
    for (const { id } of [work, dead]) {
      expect((await detail(sender, id)).groups).toMatchObject([{ open: 1, error: 'declined' }]);
    }
  });

  it('are handled with a note, once, and open again when one fails again', async () => {
    const sender = await makeSender();
    const { ctx } = sender.project;
    const told = { queue: 'alone-dlq', error: 'no' };
    await letters(sender, [
      { ...told, messageId: 'a', at: ago(60) },
      { ...told, messageId: 'b', at: ago(50) },
    ]);
    const { id, health } = await stateOf(sender, 'alone-dlq');
    expect(health).toBe('failing');
    const group = (await detail(sender, id)).groups[0]?.id ?? '';
    const handle = () =>
      handleLetterGroup({ ctx, input: { group, isHandled: true, note: 'sent again' } });
    const answers = await Promise.allSettled([handle(), handle()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stateOf(sender, 'alone-dlq')).toMatchObject({
      health: 'unknown',
      letters: { open: 0, told: 2 },
    });
    const audit = await db().auditEntry.findMany({ where: { projectId: sender.project.id } });
    expect(audit.filter(({ action }) => action === 'dead_letters.handle')).toMatchObject([
      { details: { letters: 2, note: 'sent again' } },
    ]);
    await letters(sender, { ...told, messageId: 'a', at: ago(5) });
    expect((await detail(sender, id)).groups).toMatchObject([
      { count: 2, open: 1, handledNote: 'sent again' },
    ]);
    await handleLetterGroup({ ctx, input: { group, isHandled: false, note: '' } });
    expect((await detail(sender, id)).groups).toMatchObject([{ open: 2, handledAt: null }]);
  });

  it('are counted once when several senders tell them at one moment', async () => {
    const sender = await makeSender();
    const told = Array.from({ length: 20 }, (_, n) => ({
      queue: 'race-dlq',
      messageId: `m${n % 10}`,
      error: 'no',
      at: ago(20),
    }));
    await Promise.all(told.map((one) => letters(sender, one)));
    expect((await stateOf(sender, 'race-dlq')).letters).toMatchObject({ told: 10, open: 10 });
    const deaths = await db().deadLetterRollupHour.aggregate({
      where: { projectId: sender.project.id },
      _sum: { count: true },
    });
    expect(Number(deaths._sum.count)).toBe(10);
  });

  it('are read page by page, and a cursor of nobody’s is refused', async () => {
    const sender = await makeSender();
    const ids = Array.from({ length: 5 }, (_, n) => `m${n}`);
    await letters(
      sender,
      ids.map((messageId) => ({ queue: 'paged-dlq', messageId, error: 'no', at: ago(9) })),
    );
    const { id } = await stateOf(sender, 'paged-dlq');
    const group = (await detail(sender, id)).groups[0]?.id ?? '';
    const seen: string[] = [];
    let search = '?limit=2';
    for (;;) {
      const page = letterPageSchema.parse((await lettersOf(sender, group, search)).body);
      seen.push(...page.items.map(({ messageId }) => messageId));
      if (page.nextCursor === null) break;
      search = `?limit=2&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual([...ids].reverse());
    const wrong = await lettersOf(sender, group, '?cursor=eyJhIjoxfQ');
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 'invalid']);
  });
});

describe('the strip of the overview', () => {
  it('has the backlog, what lies in dead-letter queues and what became a dead letter; a gap where nobody knows', async () => {
    const sender = await makeSender();
    const { id: projectId } = sender.project;
    const empty = await readBacklogStrip(projectId, {});
    expect([...empty.backlog, ...empty.deadLetters].every((one) => one === null)).toBe(true);
    await samples(sender, [
      { queue: 'pay', depth: 8, at: ago(1_200) },
      { queue: 'mails', depth: 2, at: ago(1_200) },
      { queue: 'mails-dlq', depth: 3, at: ago(1_200) },
    ]);
    await letters(sender, { queue: 'mails-dlq', messageId: 'm', error: 'no', at: ago(1_200) });
    const { times, stepMs, ...strip } = await readBacklogStrip(projectId, {});
    const at = times.findIndex((time) => time + stepMs > ago(1_200));
    expect([strip.backlog[at], strip.deadLetterDepth[at], strip.deadLetters[at]]).toEqual([
      10, 3, 1,
    ]);
    expect([strip.backlog[at - 1], strip.backlog[at + 3], strip.backlog[at + 4]]).toEqual([
      null,
      10,
      null,
    ]);
    expect(
      (await readQueueStates(projectId)).map(({ queue, health }) => [queue, health]).sort(),
    ).toEqual([
      ['mails', 'unknown'],
      ['mails-dlq', 'failing'],
      ['pay', 'unknown'],
    ]);
  });
});

describe('what is past its time', () => {
  it('is forgotten: roll-ups by their own, letters by their project’s', async () => {
    const sender = await makeSender();
    const { id: projectId } = sender.project;
    await samples(sender, { queue: 'old', depth: 1, at: ago(10) });
    await letters(sender, [
      { queue: 'old-dlq', messageId: 'a', error: 'no', at: ago(10) },
      { queue: 'old-dlq', messageId: 'b', error: 'other', at: ago(10) },
    ]);
    const past = new Date(now - 100 * 86_400_000);
    await db().queueRollupMinute.updateMany({ where: { projectId }, data: { bucket: past } });
    const where = { projectId, messageId: 'a' };
    await db().deadLetter.updateMany({ where, data: { failedAt: past } });
    await db().deadLetterGroup.updateMany({
      where: { projectId, sampleMessageId: 'a' },
      data: { lastFailedAt: past },
    });
    await tidyRollups();
    expect(await db().queueRollupMinute.count({ where: { projectId } })).toBe(0);
    expect(await db().queueRollupHour.count({ where: { projectId } })).toBe(1);
    expect(await db().deadLetter.findMany({ where: { projectId } })).toMatchObject([
      { messageId: 'b' },
    ]);
    expect(await db().deadLetterGroup.count({ where: { projectId } })).toBe(1);
  });
});

describe('what a person says of a queue', () => {
  it('outranks its name, is written down, and gives way to its sender', async () => {
    const sender = await makeSender();
    const { ctx } = sender.project;
    await samples(sender, { queue: 'import_error', depth: 4, at: ago(10) });
    const proposed = await stateOf(sender, 'import_error');
    expect(proposed).toMatchObject({ kindSource: 'name', health: 'failing' });
    await decideQueueKind({ ctx, input: { queue: proposed.id, kind: 'work' } });
    expect(await stateOf(sender, 'import_error')).toMatchObject({
      kind: 'work',
      kindSource: 'person',
      health: 'healthy',
    });
    expect(
      await db().auditEntry.count({
        where: { projectId: sender.project.id, action: 'queue.decide_kind' },
      }),
    ).toBe(1);
    await samples(sender, { queue: 'import_error', depth: 4, kind: 'dead_letter', at: ago(5) });
    expect(await stateOf(sender, 'import_error')).toMatchObject({
      kindSource: 'sender',
      health: 'failing',
    });
    await expect(
      decideQueueKind({ ctx, input: { queue: proposed.id, kind: 'work' } }),
    ).rejects.toThrow('its sender says itself');
  });
});

import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { workerTurn } from '@/scripts/testing/worker-turn';
import { closeConnections, db } from '@/server/db/client';
import { actOn } from '../alerting/act-on-alert';
import { evaluateDueRules } from '../alerting/evaluate-due-rules';
import { readAlert } from '../alerting/read-alerts';
import { createChannel } from '../notifications/create-channel';
import { deliverDue } from '../notifications/deliver-notices';
import { escalateAlerts } from './escalate-alerts';

const database = await createTestDatabase();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';

const signal = new AbortController().signal;
let receiver: HttpReceiver;
let project: Awaited<ReturnType<typeof makeProject>>;
let authorization = '';
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  receiver = await startHttpReceiver();
  project = await makeProject('Shop');
  ({ authorization } = await makeApiKey(project, ['ingest']));
  return () => receiver.stop();
});
afterAll(closeConnections);

/** So much later: rules are judged, steps are taken, notices are sent, as by one worker. */
async function tick(laterSeconds = 11): Promise<void> {
  seconds += laterSeconds;
  await workerTurn({ databaseUrl: database.url, seconds });
}

const sendLetter = (messageId: string, queue = 'payments-dlq') =>
  sendRecords(LETTERS, { authorization }, { queue, messageId, error: 'Card refused' });

const addChannel = (more: object = {}) =>
  createChannel({
    ctx: project.ctx,
    input: createChannelSchema.parse({
      kind: 'webhook',
      name: 'Receiver',
      address: receiver.url,
      ...more,
    }),
  });
const told = () =>
  receiver.received.map(({ body }) => {
    const { transition, subject } = JSON.parse(body).data;
    return `${transition}: ${subject}`;
  });
const theAlert = async () => {
  const row = await db().alert.findFirstOrThrow({
    where: { projectId: project.id, rule: { key: 'dead-letters' } },
    orderBy: { startedAt: 'desc' },
  });
  return readAlert(project.id, row.id);
};
const act = async (action: Parameters<typeof actOn>[0]['action']) => {
  const person = await makeMember(project, 'responder');
  return actOn({ ctx: person.ctx, id: (await theAlert()).id, action });
};

describe('an alert that fires', () => {
  it('pages within the tick, tells of its end, and its ledger says who was told, when and through what', async () => {
    await addChannel();
    await sendLetter('m1');
    await tick();
    expect(told()).toEqual([expect.stringMatching(/^fired: .*payments-dlq/)]);
    await tick();
    await tick();
    expect(told()).toHaveLength(1);
    await act({ kind: 'resolve' });
    await tick(1);
    expect(told()).toEqual([
      expect.stringMatching(/^fired/),
      expect.stringMatching(/^resolved: .*payments-dlq/),
    ]);
    const { ledger, events } = await theAlert();
    expect(ledger).toEqual([
      {
        at: expect.any(String),
        target: 'Receiver',
        channel: 'webhook',
        transition: 'fired',
        status: 'delivered',
        reason: null,
      },
      expect.objectContaining({ transition: 'resolved', status: 'delivered' }),
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['fired', 'paged', 'resolved']);
    expect(events[1]?.text).toBe('Paging: Receiver');
  });

  it('pages nobody when it was over, or somebody had it, before the message went out', async () => {
    await addChannel();
    receiver.answer = () => ({ status: 500 });
    await sendLetter('m1');
    await tick();
    expect(told()).toHaveLength(1);
    await act({ kind: 'acknowledge', by: 'Ada' });
    receiver.answer = () => ({ status: 200 });
    await tick();
    expect(told()).toHaveLength(1);
    const { ledger, events } = await theAlert();
    expect(ledger).toMatchObject([
      { status: 'suppressed', reason: 'Ada had acknowledged it before this was sent.' },
      { status: 'suppressed', reason: 'They had not been told that it began.' },
    ]);
    // The timeline says what the ledger says.
    expect(events.map(({ kind, text }) => [kind, text]).slice(1)).toEqual([
      ['paged', 'Paging: Receiver'],
      ['acknowledged', expect.any(String)],
      ['not_told', 'Receiver was not told. Ada had acknowledged it before this was sent.'],
    ]);
  });

  it('that was acknowledged pages again when the acknowledgement has run out', async () => {
    await addChannel();
    await sendLetter('m1');
    await tick();
    await act({ kind: 'acknowledge', by: 'Ada' });
    await tick();
    await tick(29 * 60 - 30);
    expect(told().map((one) => one.split(':')[0])).toEqual(['fired', 'acknowledged']);
    await tick(90);
    expect(told().map((one) => one.split(':')[0])).toEqual([
      'fired',
      'acknowledged',
      'still_firing',
    ]);
  });

  it('goes by severity: a channel that takes only what is worse is left in peace', async () => {
    await addChannel();
    await db().alertRule.updateMany({
      where: { projectId: project.id, key: 'dead-letters' },
      data: { severity: 'medium' },
    });
    await db().notificationChannel.updateMany({ data: { leastSeverity: 'high' } });
    const admin = await makeMember(project, 'admin');
    await sendLetter('m1');
    await tick();
    expect(told()).toEqual([]);
    const { ledger, events } = await theAlert();
    expect(ledger).toMatchObject([
      {
        target: expect.stringContaining(admin.email),
        channel: 'email',
        status: 'suppressed',
        reason: expect.stringContaining('no mail server'),
      },
    ]);
    const paged = events.find(({ kind }) => kind === 'paged');
    expect(paged?.text).toContain('every admin is told');
  });

  it('is escalated once, however many workers run', async () => {
    await addChannel();
    await sendLetter('m1');
    seconds += 11;
    await moveClock(database.url, seconds);
    await evaluateDueRules();
    const counts = await Promise.all([1, 2, 3].map(() => escalateAlerts(signal, 100)));
    expect(counts.reduce((a, b) => a + b)).toBe(1);
    await Promise.all([deliverDue(signal), deliverDue(signal)]);
    expect(told()).toHaveLength(1);
  });
});

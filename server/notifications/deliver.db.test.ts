import { createHmac } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice, NoticeTarget, Transition } from '@/domain/notifications/notice';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { makeMember, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import {
  type HttpReceiver,
  startHttpReceiver,
  startMailReceiver,
} from '@/scripts/testing/receivers';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, inProject, systemPool } from '../db/client';
import { inSystemTransaction } from '../db/in-system-transaction';
import { beginHeadNotice, claimDueLanes } from '../db/sql/notification-lanes';
import { findTargets } from '../oncall/find-targets';
import { changeChannel } from './change-channel';
import { createChannel } from './create-channel';
import { deliverLane } from './deliver-lane';
import { deliverDue, deliverNotices } from './deliver-notices';
import { enqueueNotices } from './enqueue-notices';
import { listChannels } from './list-channels';
import { mayReceive, pinPublicAddress } from './outgoing/pin-public-address';
import { removeChannel } from './remove-channel';
import { renewSigningSecret } from './renew-signing-secret';
import { testChannel } from './test-channel';

const database = await createTestDatabase();
const mail = await startMailReceiver();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';
process.env.SMTP_HOST = '127.0.0.1';
process.env.SMTP_PORT = String(mail.port);
process.env.SMTP_FROM = 'Candor <candor@example.com>';

let receiver: HttpReceiver;
let project: Awaited<ReturnType<typeof makeProject>>;
let signal: AbortSignal;

beforeEach(async () => {
  receiver = await startHttpReceiver();
  project = await makeProject('Shop');
  signal = new AbortController().signal;
  return () => receiver.stop();
});
afterAll(async () => {
  await closeConnections();
  await mail.stop();
});

async function addChannel(more: Record<string, unknown> = {}) {
  const input = createChannelSchema.parse({
    kind: 'webhook',
    name: 'Receiver',
    address: `${receiver.url}/hook`,
    ...more,
  });
  const { id, signingSecret } = await createChannel({ ctx: project.ctx, input });
  const target: NoticeTarget = { kind: 'channel', id, label: input.name };
  return { id, target, signingSecret: signingSecret ?? '' };
}

const notice = (
  target: NoticeTarget,
  key: string,
  transition: Transition = 'fired',
  more: Partial<Notice> = {},
): Notice => ({
  projectId: project.id,
  dedupeKey: `${key}/${target.id}`,
  alertId: null,
  incidentId: null,
  transition,
  target,
  payload: {
    subject: key,
    severity: 'critical',
    service: 'payments',
    text: null,
    facts: [],
    path: '/p/shop/alerts/1',
    runbookUrl: null,
    by: null,
    thread: 'alert/1',
  },
  ...more,
});
const enqueue = (...notices: Notice[]) =>
  inSystemTransaction((client) => enqueueNotices(client, notices));
const rows = () =>
  db().notification.findMany({ where: { projectId: project.id }, orderBy: { seq: 'asc' } });
const subjects = (from = receiver) =>
  from.received.map(({ body }) => String(JSON.parse(body).data.subject));
let shiftSeconds = 0;
const letPass = (seconds: number) => {
  shiftSeconds += seconds;
  return moveClock(database.url, shiftSeconds);
};

describe('the outbox', () => {
  it('keeps one notice a dedupe key, and nothing of a transaction that was rolled back', async () => {
    const { target } = await addChannel();
    await enqueue(notice(target, 'a'), notice(target, 'a'));
    await enqueue(notice(target, 'a'));
    await expect(
      inProject(project.id, async (tx) => {
        await enqueueNotices(tx, [notice(target, 'b')]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await inProject(project.id, (tx) => enqueueNotices(tx, [notice(target, 'c')]));
    await deliverDue(signal);
    expect(subjects()).toEqual(['a', 'c']);
    expect(await rows()).toMatchObject([
      { state: 'delivered', tries: 1, isRepeat: false },
      { state: 'delivered', tries: 1, isRepeat: false },
    ]);
  });

  it('records what is silenced with the reason and never sends it', async () => {
    const { target } = await addChannel();
    const suppressedBecause = 'Silenced by Ada until 14:00';
    await enqueue(notice(target, 'a', 'fired', { suppressedBecause }));
    await deliverDue(signal);
    expect(receiver.received).toEqual([]);
    expect(await rows()).toMatchObject([
      { state: 'suppressed', suppressedReason: suppressedBecause, settledAt: expect.any(Date) },
    ]);
  });

  it('is sent from at once by a worker that waits, when the transaction commits', async () => {
    const { target } = await addChannel();
    const stop = new AbortController();
    const delivering = deliverNotices(stop.signal);
    await enqueue(notice(target, 'a'));
    await receiver.had(1);
    await enqueue(notice(target, 'b'));
    await receiver.had(2);
    stop.abort();
    await delivering;
    expect(subjects()).toEqual(['a', 'b']);
  });
});

describe('a webhook', () => {
  it('is signed as Standard Webhooks says, by the old secret too for a day after it was renewed', async () => {
    const { id, target, signingSecret } = await addChannel();
    await enqueue(notice(target, 'a'));
    await deliverDue(signal);
    const [first] = receiver.received;
    const signature = (secret: string, { headers, body }: (typeof receiver.received)[number]) => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
    };
    if (first === undefined) throw new Error('Nothing was received.');
    expect(first.headers['webhook-signature']).toBe(signature(signingSecret, first));
    expect(first.headers['webhook-id']).toBe((await rows())[0]?.id);

    const renewed = await renewSigningSecret({ ctx: project.ctx, id });
    await enqueue(notice(target, 'b'));
    await deliverDue(signal);
    const second = receiver.received[1] ?? first;
    expect(second.headers['webhook-signature']).toBe(
      `${signature(renewed.signingSecret, second)} ${signature(signingSecret, second)}`,
    );
    await letPass(25 * 3_600);
    await enqueue(notice(target, 'c'));
    await deliverDue(signal);
    const third = receiver.received[2] ?? first;
    expect(third.headers['webhook-signature']).toBe(signature(renewed.signingSecret, third));
  });

  it('that answers 500 is tried again with the same id, what is behind it waits, and order is kept', async () => {
    const { target } = await addChannel();
    receiver.answer = (_, count) => ({ status: count === 1 ? 500 : 200, body: 'broken' });
    await enqueue(notice(target, 'a'), notice(target, 'b', 'resolved'));
    await deliverDue(signal);
    expect(subjects()).toEqual(['a']);
    expect(await rows()).toMatchObject([
      { state: 'scheduled', tries: 1, lastError: expect.stringContaining('answered 500: broken') },
      { state: 'scheduled', tries: 0 },
    ]);
    await letPass(5);
    await deliverDue(signal);
    expect(subjects()).toEqual(['a', 'a', 'b']);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids[0]).toBe(ids[1]);
    expect((await rows()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });

  it('that asks for time with Retry-After gets it', async () => {
    const { target } = await addChannel();
    receiver.answer = (_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '300' } } : { status: 200 };
    await enqueue(notice(target, 'a'));
    await deliverDue(signal);
    await letPass(240);
    await deliverDue(signal);
    expect(receiver.received).toHaveLength(1);
    await letPass(61);
    await deliverDue(signal);
    expect(receiver.received).toHaveLength(2);
  });

  it('that answers 410 is switched off: nothing more is sent, the ledger says why, and others are told', async () => {
    const other = await startHttpReceiver();
    const { id, target } = await addChannel();
    await addChannel({ name: 'Other', address: other.url });
    receiver.answer = () => ({ status: 410 });
    await enqueue(notice(target, 'a'), notice(target, 'b'));
    await deliverDue(signal);
    expect(receiver.received).toHaveLength(1);
    expect((await rows()).slice(0, 2)).toMatchObject([
      { state: 'dead', lastError: expect.stringContaining('answered 410') },
      { state: 'suppressed', suppressedReason: expect.stringContaining('Switched off') },
    ]);
    expect(other.received.map(({ body }) => JSON.parse(body).data.title)).toEqual([
      'Not delivered: a',
    ]);
    await changeChannel({ ctx: project.ctx, id, input: { isPaused: false } });
    receiver.answer = () => ({ status: 200 });
    await enqueue(notice(target, 'c'));
    await deliverDue(signal);
    expect(receiver.received).toHaveLength(2);
    await other.stop();
  });

  it('that redirects is not followed', async () => {
    const elsewhere = await startHttpReceiver();
    const { target } = await addChannel();
    receiver.answer = () => ({ status: 302, headers: { location: elsewhere.url } });
    await enqueue(notice(target, 'a', 'test'));
    await deliverDue(signal);
    expect(elsewhere.received).toEqual([]);
    expect(await rows()).toMatchObject([
      { state: 'dead', lastError: expect.stringContaining('redirects are not followed') },
    ]);
    await elsewhere.stop();
  });

  it('that hangs delays no other target', async () => {
    const hanging = await startHttpReceiver();
    hanging.answer = () => null;
    const slow = await addChannel({ name: 'Slow', address: hanging.url });
    const { target } = await addChannel();
    await enqueue(notice(slow.target, 'slow'));
    const stop = new AbortController();
    const delivering = deliverNotices(stop.signal);
    await hanging.had(1);
    await enqueue(notice(target, 'a'), notice(target, 'b'));
    await receiver.had(2);
    expect(subjects()).toEqual(['a', 'b']);
    stop.abort();
    await hanging.stop();
    await delivering;
    const [first] = await rows();
    // The request had gone out: whoever gets it again is told that they may have had it.
    expect(first).toMatchObject({ state: 'scheduled', isRepeat: true });
  });

  it('that exhausts its tries is dead and says so', async () => {
    const { target } = await addChannel();
    receiver.answer = () => ({ status: 503 });
    await enqueue(notice(target, 'a', 'test'));
    for (let tries = 0; tries < 14; tries += 1) {
      await deliverDue(signal);
      await letPass(20 * 60);
    }
    await deliverDue(signal);
    expect(receiver.received).toHaveLength(14);
    expect(await rows()).toMatchObject([
      { state: 'dead', lastError: expect.stringContaining('Given up after 14 tries') },
    ]);
  });
});

describe('a sender that dies between sending and recording it', () => {
  it('has its message sent once more, with the same id and marked as a repeat, and no page is lost', async () => {
    const { target } = await addChannel();
    await enqueue(notice(target, 'a'), notice(target, 'b'));
    const [lane] = await claimDueLanes(systemPool(), 8, 30);
    if (lane === undefined) throw new Error('Nothing was claimed.');
    await beginHeadNotice(systemPool(), lane, 30);
    // Here it dies. Nobody else sends along this lane until its claim ends.
    await deliverDue(signal);
    expect(receiver.received).toEqual([]);
    await letPass(31);
    await deliverDue(signal);
    expect(subjects()).toEqual(['a', 'b']);
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.mayBeRepeat)).toEqual([
      true,
      false,
    ]);
    expect((await rows()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    // It comes back late: its claim is over and it changes nothing.
    await deliverLane(lane, signal);
    expect(receiver.received).toHaveLength(2);
  });

  it('is one of several that never send the same', async () => {
    const { target } = await addChannel();
    const keys = Array.from({ length: 20 }, (_, index) => `n${index}`);
    await enqueue(...keys.map((key) => notice(target, key)));
    await Promise.all([deliverDue(signal), deliverDue(signal), deliverDue(signal)]);
    expect(subjects()).toEqual(keys);
  });
});

describe('the other kinds of channel', () => {
  it('get their own forms: Slack, Teams, PagerDuty', async () => {
    const address = receiver.url;
    const slack = await addChannel({ kind: 'slack', address });
    const teams = await addChannel({ kind: 'teams', address });
    const routingKey = 'R'.repeat(32);
    const duty = await addChannel({ kind: 'pagerduty', address, routingKey });
    for (const { target } of [slack, teams, duty]) {
      await enqueue(notice(target, 'a'));
      await deliverDue(signal);
    }
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { text: 'Critical: a', blocks: expect.any(Array) },
      { type: 'message', attachments: [{ content: { type: 'AdaptiveCard' } }] },
      { routing_key: routingKey, event_action: 'trigger', dedup_key: 'alert/1' },
    ]);
  });

  it('send e-mail in one thread an alert, and to the admins when there is no channel', async () => {
    const { target } = await addChannel({ kind: 'email', address: 'a@example.com, b@example.com' });
    await enqueue(notice(target, 'a'), notice(target, 'b', 'resolved'));
    await deliverDue(signal);
    const [first, second] = mail.messages;
    expect(first).toMatchObject({ to: ['a@example.com', 'b@example.com'] });
    expect(first?.text).toContain('Subject: Critical: a');
    expect(second?.text).toContain('Subject: Resolved: b');
    const thread = /References: (.*)/.exec(first?.text ?? '')?.[1];
    expect(second?.text).toContain(`References: ${thread}`);

    await removeChannel({ ctx: project.ctx, id: target.id });
    const admin = await makeMember(project, 'admin');
    const found = await findTargets({
      projectId: project.id,
      policy: null,
      ownerTeam: null,
      round: 0,
      severity: 'critical',
      step: 0,
      nowMs: Date.now(),
    });
    expect(found.because).toContain('every admin is told');
    const mine = found.targets.filter(({ id }) => id === admin.id);
    expect(mine).toMatchObject([{ kind: 'contact', label: expect.stringContaining(admin.email) }]);
    await enqueue(...mine.map((one) => notice(one, 'c')));
    await deliverDue(signal);
    expect(mail.messages.at(-1)?.to).toEqual([admin.email]);
  });

  it('that the mail server refuses for good are dead at once; for now, tried again', async () => {
    const { target } = await addChannel({ kind: 'email', address: 'gone@example.com' });
    mail.refusal = '550 no such user';
    await enqueue(notice(target, 'a', 'test'));
    await deliverDue(signal);
    mail.refusal = '451 try later';
    await enqueue(notice(target, 'b', 'test'));
    await deliverDue(signal);
    mail.refusal = null;
    expect(await rows()).toMatchObject([
      { state: 'dead', lastError: expect.stringContaining('550 no such user') },
      { state: 'scheduled', lastError: expect.stringContaining('451 try later') },
    ]);
  });
});

describe('a channel', () => {
  it('keeps its address to itself, is tested through the outbox, paused and removed, all on record', async () => {
    const { id } = await addChannel({ address: `${receiver.url}/secret-path` });
    await testChannel({ ctx: project.ctx, id });
    await deliverDue(signal);
    const listed = await listChannels(project.ctx);
    expect(listed.items).toMatchObject([
      { id, deliveries: [{ transition: 'test', status: 'delivered', tries: 1 }] },
    ]);
    expect(JSON.stringify(listed)).not.toContain('secret-path');
    await changeChannel({ ctx: project.ctx, id, input: { isPaused: true } });
    await enqueue(notice({ kind: 'channel', id, label: 'Receiver' }, 'a'));
    await deliverDue(signal);
    expect((await rows()).at(-1)).toMatchObject({
      state: 'suppressed',
      suppressedReason: 'The channel is paused.',
    });
    await removeChannel({ ctx: project.ctx, id });
    await expect(removeChannel({ ctx: project.ctx, id })).rejects.toThrow('no such channel');
    const actions = await db().auditEntry.findMany({
      where: { projectId: project.id, action: { startsWith: 'channel.' } },
    });
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'channel.change',
      'channel.create',
      'channel.remove',
      'channel.test',
    ]);
    expect(JSON.stringify(actions.map(({ details }) => details))).not.toContain('secret-path');
  });

  it('does not lead into a private network, whatever its name says, nor ever to a cloud’s metadata', async () => {
    const refused = ['127.0.0.1', '10.1.2.3', '192.168.0.1', '172.31.255.1', '100.64.0.1'];
    for (const address of refused) {
      expect(mayReceive({ address, family: 4 }, false)).toBe(false);
      expect(mayReceive({ address, family: 4 }, true)).toBe(true);
    }
    for (const address of ['::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'])
      expect(mayReceive({ address, family: 6 }, false)).toBe(false);
    expect(mayReceive({ address: '169.254.169.254', family: 4 }, true)).toBe(false);
    expect(mayReceive({ address: '93.184.216.34', family: 4 }, false)).toBe(true);
    await expect(pinPublicAddress('localhost', false)).rejects.toThrow('private network');
    await expect(pinPublicAddress('[::1]', false)).rejects.toThrow('private network');
    await expect(pinPublicAddress('nowhere.invalid', false)).rejects.toThrow('no host named');
  });
});

import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import {
  addContactMethodSchema,
  type QuietHoursInput,
} from '@/domain/notifications/contact-schemas';
import { policyInputSchema } from '@/domain/oncall/schemas';
import { makeApiKey, makeMember, makeProject, makeSession } from '@/scripts/testing/make-project';
import {
  type HttpReceiver,
  startHttpReceiver,
  startMailReceiver,
} from '@/scripts/testing/receivers';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { workerTurn } from '@/scripts/testing/worker-turn';
import { closeConnections, db } from '@/server/db/client';
import type { CurrentSession } from '../access/find-session';
import { removeMember } from '../access/remove-member';
import { actOn } from '../alerting/act-on-alert';
import { readAlert } from '../alerting/read-alerts';
import { createPolicy } from '../oncall/change-policies';
import { addContactMethod } from './add-contact-method';
import {
  changeContactMethod,
  orderContactMethods,
  removeContactMethod,
} from './change-contact-methods';
import { changeQuietHours } from './change-quiet-hours';
import { listContactMethods } from './list-contact-methods';
import { sendCodeAgain } from './send-code-again';
import { testContactMethod } from './test-contact-method';
import { verifyContactMethod } from './verify-contact-method';

const database = await createTestDatabase();
const mail = await startMailReceiver();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';
process.env.SMTP_HOST = '127.0.0.1';
process.env.SMTP_PORT = String(mail.port);
process.env.SMTP_FROM = 'Candor <candor@example.com>';

type Person = Awaited<ReturnType<typeof makeMember>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let ada: Person;
let session: CurrentSession;
let receiver: HttpReceiver;
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  mail.messages.length = 0;
  receiver = await startHttpReceiver();
  project = await makeProject('Shop');
  ada = await makeMember(project, 'responder');
  session = await makeSession(ada);
  return () => receiver.stop();
});
afterAll(async () => {
  await closeConnections();
  await mail.stop();
});

async function tick(laterSeconds = 11): Promise<void> {
  seconds += laterSeconds;
  await workerTurn({ databaseUrl: database.url, seconds });
}

/** Moves on to the next time that clocks in UTC show this hour. */
async function tickAt(hour: number): Promise<void> {
  const nowMs = Date.now() + seconds * 1_000;
  const at = new Date(nowMs);
  at.setUTCHours(hour, 0, 30, 0);
  if (at.getTime() <= nowMs) at.setUTCDate(at.getUTCDate() + 1);
  await tick(Math.ceil((at.getTime() - nowMs) / 1_000));
}

const own = () => ({ ctx: ada.ctx, session });
const add = (kind: string, address: string, name = '') =>
  addContactMethod({ ...own(), input: addContactMethodSchema.parse({ kind, address, name }) });
const lastMail = () => mail.messages.at(-1)?.text ?? '';
const codeIn = (text: string) => /(\d{4}) (\d{4}) is your code/.exec(text)?.slice(1).join('') ?? '';

async function addProved(kind: string, address: string, name = ''): Promise<string> {
  const { id } = await add(kind, address, name);
  await tick();
  const code = codeIn(kind === 'email' ? lastMail() : (receiver.received.at(-1)?.body ?? ''));
  await verifyContactMethod({ ...own(), id, code });
  return id;
}

async function pageAda(more: object = {}): Promise<string> {
  const input = policyInputSchema.parse({
    name: 'Payments',
    repeats: 0,
    steps: [{ afterMinutes: 0, targets: [{ kind: 'person', id: ada.id }] }],
    ...more,
  });
  await createPolicy({ ctx: project.ctx, input });
  const key = await makeApiKey(project);
  await sendRecords(LETTERS, key, [
    { queue: 'orders', messageId: crypto.randomUUID(), service: 'payments', error: 'refused' },
  ]);
  await tick();
  return (await db().alert.findFirstOrThrow({ where: { projectId: project.id } })).id;
}

const ledgerOf = async (id: string) => (await readAlert(project.id, id)).ledger;

describe('a contact method', () => {
  it('gets nothing but a code until that was entered, and the code stands nowhere but in the message', async () => {
    const { id, isVerified } = await add('email', 'ada@home.example');
    expect(isVerified).toBe(false);
    await expect(testContactMethod({ ...own(), id })).rejects.toThrow('not proved yet');
    await tick();
    expect(mail.messages.map(({ to }) => to)).toEqual([['ada@home.example']]);
    const code = codeIn(lastMail());
    expect(code).toMatch(/^\d{8}$/);
    const { rows } = { rows: await db().notification.findMany() };
    expect(JSON.stringify(rows.map(({ payload }) => payload))).not.toContain(code.slice(4));

    const id2 = await pageAda();
    expect((await ledgerOf(id2)).map(({ target }) => target)).toEqual([
      `${ada.name} <${ada.email}>`,
    ]);

    await verifyContactMethod({ ...own(), id, code });
    await testContactMethod({ ...own(), id });
    await tick();
    expect(mail.messages.at(-1)?.to).toEqual(['ada@home.example']);
    expect(lastMail()).toContain('Subject: Test: alerts reach you through E-mail');
    expect((await listContactMethods(session)).items).toMatchObject([
      { id, isVerified: true, deliveries: [{ transition: 'test', status: 'delivered' }, {}] },
    ]);
  });

  it('takes five wrong codes and no more, an old one not at all, and another is sent once a minute', async () => {
    const { id } = await add('email', 'ada@home.example');
    await tick();
    const code = codeIn(lastMail());
    const other = code === '00000000' ? '00000001' : '00000000';
    const enter = (digits: string) => verifyContactMethod({ ...own(), id, code: digits });
    const guesses = await Promise.allSettled(Array.from({ length: 8 }, () => enter(other)));
    expect(guesses.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(enter(code)).rejects.toThrow('was wrong 5 times');
    await expect(sendCodeAgain({ ...own(), id })).rejects.toThrow('within the last minute');
    await tick(61);
    await sendCodeAgain({ ...own(), id });
    await tick();
    const second = codeIn(lastMail());
    await tick(15 * 60);
    await expect(enter(second)).rejects.toThrow('is good no longer');
    await sendCodeAgain({ ...own(), id });
    await tick();
    await enter(codeIn(lastMail()));
    expect((await listContactMethods(session)).items).toMatchObject([{ id, isVerified: true }]);
  });

  it('is its owner’s alone, kept sealed, and everything done to it is on record', async () => {
    const id = await addProved('webhook', `${receiver.url}/a-secret-path`);
    const stranger = await makeMember(project, 'admin');
    const theirs = { ctx: stranger.ctx, session: await makeSession(stranger) };
    await expect(testContactMethod({ ...theirs, id })).rejects.toThrow('no such contact method');
    await expect(removeContactMethod({ ...theirs, id })).rejects.toThrow('no such contact method');
    await expect(sendCodeAgain({ ...theirs, id })).rejects.toThrow('no such contact method');
    const enter = verifyContactMethod({ ...theirs, id, code: '12345678' });
    await expect(enter).rejects.toThrow('no such contact method');
    expect((await listContactMethods(theirs.session)).items).toEqual([]);
    const stored = await db().userContactMethod.findFirstOrThrow({ where: { id } });
    expect(Buffer.from(stored.secret).toString('latin1')).not.toContain('a-secret-path');
    expect(JSON.stringify(await listContactMethods(session))).not.toContain('a-secret-path');
    await removeContactMethod({ ...own(), id });
    const entries = await db().organisationAuditEntry.findMany({ orderBy: { id: 'asc' } });
    const mine = entries.filter(({ actorId }) => actorId === ada.id);
    expect(mine.map(({ action }) => action)).toEqual([
      'contact_method.add',
      'contact_method.verify',
      'contact_method.remove',
    ]);
    expect(JSON.stringify(mine.map(({ details }) => details))).not.toContain('a-secret-path');
  });

  it('leads into no private network', async () => {
    await add('webhook', 'http://169.254.169.254/latest/meta-data');
    await tick();
    expect((await listContactMethods(session)).items).toMatchObject([
      { deliveries: [{ status: 'dead', reason: expect.stringContaining('private network') }] },
    ]);
  });
});

describe('whoever is paged', () => {
  it('is told through their methods in their order, and through the same that it is over', async () => {
    const first = await addProved('email', 'ada@home.example');
    const second = await addProved('slack', receiver.url, 'My Slack');
    await orderContactMethods({ ...own(), ids: [second, first] });
    await expect(orderContactMethods({ ...own(), ids: [second] })).rejects.toThrow('meanwhile');
    const id = await pageAda();
    const slack = `${ada.name} <My Slack, ${new URL(receiver.url).host}>`;
    const home = `${ada.name} <ada@home.example>`;
    expect(await ledgerOf(id)).toMatchObject([
      { target: slack, channel: 'slack', transition: 'fired', status: 'delivered' },
      { target: home, channel: 'email', transition: 'fired', status: 'delivered' },
    ]);
    await actOn({ ctx: ada.ctx, id, action: { kind: 'acknowledge', by: ada.name } });
    await tick();
    expect((await ledgerOf(id)).slice(2)).toMatchObject([
      { channel: 'slack', transition: 'acknowledged', status: 'delivered' },
      { channel: 'email', transition: 'acknowledged', status: 'delivered' },
    ]);
    await removeContactMethod({ ...own(), id: second });
    expect((await ledgerOf(id))[0]).toMatchObject({ target: slack, channel: 'slack' });
  });

  it('is told through the next method when they have not acknowledged by its time, and not when they have', async () => {
    const first = await addProved('email', 'ada@home.example');
    const second = await addProved('slack', receiver.url, 'My Slack');
    const wait = (id: string) => changeContactMethod({ ...own(), id, input: { waitMinutes: 5 } });
    // The first is told at once, whatever it says.
    await wait(first);
    await wait(second);
    const had = receiver.received.length;
    const id = await pageAda();
    expect(await ledgerOf(id)).toMatchObject([
      { channel: 'email', status: 'delivered' },
      { channel: 'slack', status: 'scheduled', reason: expect.stringContaining('Held back for 5') },
    ]);
    // A test goes past what is held back.
    await testContactMethod({ ...own(), id: second });
    await tick(120);
    expect(receiver.received).toHaveLength(had + 1);
    await tick(190);
    expect(receiver.received).toHaveLength(had + 2);
    expect((await ledgerOf(id))[1]).toMatchObject({ channel: 'slack', status: 'delivered' });
  });

  it('is not told through the next method when somebody has acknowledged before its time', async () => {
    await addProved('email', 'ada@home.example');
    const second = await addProved('slack', receiver.url, 'My Slack');
    await changeContactMethod({ ...own(), id: second, input: { waitMinutes: 5 } });
    const id = await pageAda();
    const had = receiver.received.length;
    await actOn({ ctx: ada.ctx, id, action: { kind: 'acknowledge', by: ada.name } });
    await tick(310);
    expect(receiver.received).toHaveLength(had);
    const wasTold = expect.stringContaining('had acknowledged it');
    expect(await ledgerOf(id)).toMatchObject([
      { channel: 'email', transition: 'fired', status: 'delivered' },
      { channel: 'slack', transition: 'fired', status: 'suppressed', reason: wasTold },
      { channel: 'email', transition: 'acknowledged', status: 'delivered' },
      { channel: 'slack', transition: 'acknowledged', status: 'suppressed' },
    ]);
  });

  it('hears by the e-mail of their account when a method of theirs is gone, and by that alone from then on', async () => {
    await addProved('webhook', receiver.url);
    receiver.answer = () => ({ status: 410 });
    mail.messages.length = 0;
    const id = await pageAda();
    await tick();
    expect(await ledgerOf(id)).toMatchObject([
      { channel: 'webhook', status: 'dead' },
      { channel: 'email', transition: 'delivery_failed', status: 'delivered' },
    ]);
    expect(mail.messages.map(({ to }) => to)).toEqual([[ada.email]]);
    expect((await listContactMethods(session)).items).toMatchObject([
      { disabledReason: expect.stringContaining('answered 410') },
    ]);
  });

  it('is told nothing of a project that they have left', async () => {
    await addProved('webhook', receiver.url);
    const id = await pageAda();
    await actOn({ ctx: ada.ctx, id, action: { kind: 'acknowledge', by: ada.name } });
    await makeMember(project, 'admin');
    await removeMember({ ctx: project.ctx, input: { userId: ada.id } });
    const had = receiver.received.length;
    await tick();
    expect(receiver.received).toHaveLength(had);
    expect((await ledgerOf(id)).at(-1)).toMatchObject({
      status: 'suppressed',
      reason: expect.stringContaining('no member'),
    });
  });
});

describe('quiet hours', () => {
  const night = (severity: QuietHoursInput['rules'][number]['severity']): QuietHoursInput => ({
    timeZone: 'UTC',
    rules: [{ severity, from: '22:00', to: '07:00' }],
  });
  const rank = (severity: string) =>
    db().alertRule.updateMany({ where: { projectId: project.id }, data: { severity } });

  it('keep an alert away with the reason in the ledger, and what still fires at their end is told', async () => {
    await changeQuietHours({ ...own(), input: night('medium') });
    await rank('medium');
    await tickAt(23);
    const id = await pageAda();
    expect(mail.messages).toEqual([]);
    expect(await ledgerOf(id)).toMatchObject([
      {
        target: `${ada.name} <${ada.email}>`,
        status: 'suppressed',
        reason: expect.stringContaining('quiet hours: nothing of severity medium before'),
      },
    ]);
    await tick(3_600);
    expect(mail.messages).toEqual([]);
    await tickAt(7);
    expect(mail.messages.map(({ to }) => to)).toEqual([[ada.email]]);
    expect((await ledgerOf(id)).at(-1)).toMatchObject({ status: 'delivered', transition: 'fired' });
  });

  it('do not hold up the next step, nor a critical alert', async () => {
    const bob = await makeMember(project, 'responder');
    await changeQuietHours({ ...own(), input: night('medium') });
    await rank('medium');
    await tickAt(23);
    const steps = [ada, bob].map(({ id }) => ({
      afterMinutes: 5,
      targets: [{ kind: 'person', id }],
    }));
    const id = await pageAda({ steps });
    await tick(301);
    expect(mail.messages).toEqual([]);
    await tick(301);
    expect(mail.messages.map(({ to }) => to)).toEqual([[bob.email]]);
    const { events } = await readAlert(project.id, id);
    expect(events.some(({ text }) => text.includes('In their quiet hours'))).toBe(true);
  });

  it('never hold for what is critical', async () => {
    await changeQuietHours({ ...own(), input: night('high') });
    await tickAt(23);
    await pageAda();
    expect(mail.messages.map(({ to }) => to)).toEqual([[ada.email]]);
  });
});

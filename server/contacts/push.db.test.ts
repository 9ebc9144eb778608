import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { addContactMethodSchema } from '@/domain/notifications/contact-schemas';
import { policyInputSchema } from '@/domain/oncall/schemas';
import { makeApiKey, makeMember, makeProject, makeSession } from '@/scripts/testing/make-project';
import { type HttpReceiver, type Received, startHttpReceiver } from '@/scripts/testing/receivers';
import { sendRecords } from '@/scripts/testing/send-records';
import { readVapid, subscribedBrowser } from '@/scripts/testing/subscribed-browser';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { workerTurn } from '@/scripts/testing/worker-turn';
import { closeConnections, db } from '@/server/db/client';
import type { CurrentSession } from '../access/find-session';
import { actOn } from '../alerting/act-on-alert';
import { readAlert } from '../alerting/read-alerts';
import { createPolicy } from '../oncall/change-policies';
import { addContactMethod } from './add-contact-method';
import { changeQuietHours } from './change-quiet-hours';
import { listContactMethods } from './list-contact-methods';
import { checkSubscription } from './push-device';
import { pushKeyPair } from './push-key-pair';
import { verifyContactMethod } from './verify-contact-method';

const database = await createTestDatabase();
const BASE = 'https://candor.example.com';
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';
process.env.CANDOR_BASE_URL = BASE;

type Person = Awaited<ReturnType<typeof makeMember>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let ada: Person;
let session: CurrentSession;
let service: HttpReceiver;
let browser: ReturnType<typeof subscribedBrowser>;
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  service = await startHttpReceiver();
  browser = subscribedBrowser();
  project = await makeProject('Shop');
  ada = await makeMember(project, 'responder');
  session = await makeSession(ada);
  return () => service.stop();
});
afterAll(closeConnections);

async function tick(laterSeconds = 11): Promise<void> {
  seconds += laterSeconds;
  await workerTurn({ databaseUrl: database.url, seconds });
}

interface Shown {
  title: string;
  body: string;
  tag: string;
  path: string;
  isUrgent: boolean;
}
const lastShown = () => browser.decrypt(service.received.at(-1)?.bytes ?? Buffer.alloc(0)) as Shown;

async function add(person: Person, address = `${service.url}/push/ada`, keys = browser.keys) {
  const input = addContactMethodSchema.parse({ kind: 'push', name: 'Phone', address, keys });
  return addContactMethod({ ctx: person.ctx, session: await makeSession(person), input });
}

async function addProved(): Promise<string> {
  const { id } = await add(ada);
  await tick();
  const code = lastShown().title.replace(/\D/g, '').slice(0, 8);
  await verifyContactMethod({ ctx: ada.ctx, session, id, code });
  return id;
}

async function pageAda(): Promise<string> {
  const steps = [{ afterMinutes: 0, targets: [{ kind: 'person', id: ada.id }] }];
  const input = policyInputSchema.parse({ name: 'Payments', repeats: 0, steps });
  await createPolicy({ ctx: project.ctx, input });
  await sendRecords(LETTERS, await makeApiKey(project), [
    { queue: 'orders', messageId: crypto.randomUUID(), service: 'payments', error: 'refused' },
  ]);
  await tick();
  return (await db().alert.findFirstOrThrow({ where: { projectId: project.id } })).id;
}

const ledgerOf = async (id: string) => (await readAlert(project.id, id)).ledger;

describe('a browser', () => {
  it('is shown a code, then alerts, encrypted for it alone and signed by the key of this installation', async () => {
    await addProved();
    const id = await pageAda();
    expect(await ledgerOf(id)).toMatchObject([
      { channel: 'push', transition: 'fired', status: 'delivered' },
    ]);
    const [{ headers, body }] = service.received.slice(-1) as [Received];
    expect(headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: '86400',
      urgency: 'high',
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(body).not.toContain('orders');
    const { slug } = await db().project.findUniqueOrThrow({ where: { id: project.id } });
    expect(lastShown()).toMatchObject({
      title: expect.stringMatching(/^Critical: .*orders/),
      tag: `alert/${id}`,
      path: `/p/${slug}/alerts/${id}`,
      isUrgent: true,
    });
    const { key, claims } = readVapid(headers.authorization);
    expect(key).toBe((await listContactMethods(session)).pushKey);
    expect(claims).toMatchObject({ aud: service.url, sub: `${BASE}/` });
    expect(() =>
      subscribedBrowser().decrypt(service.received.at(-1)?.bytes ?? Buffer.alloc(0)),
    ).toThrow();

    const { topic } = headers;
    await actOn({ ctx: ada.ctx, id, action: { kind: 'acknowledge', by: ada.name } });
    await tick();
    expect(lastShown()).toMatchObject({ title: expect.stringMatching(/^Acknowledged/) });
    expect(lastShown().isUrgent).toBe(false);
    expect(service.received.at(-1)?.headers.topic).toBe(topic);
  });

  it('is kept sealed, with a key pair that is made once and sealed too', async () => {
    const pairs = await Promise.all([pushKeyPair(), pushKeyPair(), pushKeyPair()]);
    expect(new Set(pairs.map(({ publicKey }) => publicKey)).size).toBe(1);
    const { id } = await add(ada);
    const stored = await db().userContactMethod.findUniqueOrThrow({ where: { id } });
    const pair = await db().pushKeyPair.findFirstOrThrow();
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    expect(text(stored.secret)).not.toContain(browser.keys.auth);
    expect(text(stored.secret)).not.toContain('push/ada');
    expect(text(pair.privateKey)).not.toContain(pairs[0].privateKey);
    expect(JSON.stringify(await listContactMethods(session))).not.toContain('push/ada');
  });

  it.each([404, 410])(
    'is told no more once its push service answers %i, the ledger says so, and adding it again mends that',
    async (status) => {
      await addProved();
      service.answer = () => ({ status });
      const id = await pageAda();
      expect((await ledgerOf(id))[0]).toMatchObject({
        channel: 'push',
        status: 'dead',
        reason: expect.stringContaining(`answered ${status}`),
      });
      expect((await listContactMethods(session)).items).toMatchObject([
        { disabledReason: expect.stringContaining(`answered ${status}`) },
      ]);
      service.answer = () => ({ status: 201 });
      await addProved();
      expect((await listContactMethods(session)).items).toMatchObject([
        { isVerified: true, disabledReason: null },
      ]);
    },
  );

  it('that is asked to wait by its push service is told when that has passed', async () => {
    await addProved();
    service.answer = (_, count) =>
      count === 2 ? { status: 429, headers: { 'retry-after': '30' } } : { status: 201 };
    const id = await pageAda();
    expect(await ledgerOf(id)).toMatchObject([
      { status: 'scheduled', reason: expect.stringContaining('answered 429') },
    ]);
    await tick(20);
    expect(service.received).toHaveLength(2);
    await tick(20);
    expect(await ledgerOf(id)).toMatchObject([
      { status: 'delivered', reason: expect.stringContaining('After 2 tries') },
    ]);
  });

  it('belongs to whoever subscribed it last', async () => {
    await addProved();
    const bob = await makeMember(project, 'responder');
    await add(bob);
    expect((await listContactMethods(session)).items).toMatchObject([
      { disabledReason: 'Somebody else is reached through this browser now.' },
    ]);
  });

  it('is left alone in quiet hours', async () => {
    await addProved();
    await db().alertRule.updateMany({
      where: { projectId: project.id },
      data: { severity: 'medium' },
    });
    const hour = (add: number) =>
      new Date(Date.now() + (seconds + add) * 1_000).toISOString().slice(11, 16);
    const rules = [{ severity: 'medium' as const, from: hour(-3_600), to: hour(3_600) }];
    await changeQuietHours({ ctx: ada.ctx, session, input: { timeZone: 'UTC', rules } });
    const id = await pageAda();
    expect(await ledgerOf(id)).toMatchObject([
      { status: 'suppressed', reason: expect.stringContaining('Their quiet hours') },
    ]);
    expect(service.received).toHaveLength(1);
  });
});

describe('a subscription', () => {
  it('is refused without keys, and with a key that is none', async () => {
    const given = { kind: 'push', address: 'https://push.example.com/x' };
    expect(addContactMethodSchema.safeParse(given).success).toBe(false);
    const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
    await expect(add(ada, given.address, keys)).rejects.toThrow('a point on the curve');
  });

  it('leads over https alone, unless whoever runs Candor allows private targets', () => {
    const { p256dh } = browser.keys;
    const check = (endpoint: string, allowPrivate: boolean) => () =>
      checkSubscription(endpoint, p256dh, allowPrivate);
    expect(check('http://push.example.com/x', false)).toThrow('must begin with https://');
    expect(check('https://push.example.com/x', false)).not.toThrow();
    expect(check('http://push.example.com/x', true)).not.toThrow();
  });

  it('that leads into a private network is sent nothing', async () => {
    await add(ada, 'https://169.254.169.254/push');
    await tick();
    expect((await listContactMethods(session)).items).toMatchObject([
      { deliveries: [{ status: 'dead', reason: expect.stringContaining('private network') }] },
    ]);
  });
});

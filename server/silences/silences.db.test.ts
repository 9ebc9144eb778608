import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { type SilenceInput, silenceSchema } from '@/domain/silences/schemas';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { workerTurn } from '@/scripts/testing/worker-turn';
import { closeConnections, db } from '@/server/db/client';
import { actOn } from '../alerting/act-on-alert';
import { readAlert } from '../alerting/read-alerts';
import { createChannel } from '../notifications/create-channel';
import { createPolicy } from '../oncall/change-policies';
import { changeSilence, createSilence, endSilence } from './change-silences';
import { previewSilence } from './preview-silence';
import { listSilences } from './read-silences';

const database = await createTestDatabase();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';

const MINUTE = 60;
let receiver: HttpReceiver;
let project: Awaited<ReturnType<typeof makeProject>>;
let person: Awaited<ReturnType<typeof makeMember>>;
let authorization = '';
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  receiver = await startHttpReceiver();
  project = await makeProject('Shop');
  person = await makeMember(project, 'responder');
  ({ authorization } = await makeApiKey(project, ['ingest']));
  await createChannel({
    ctx: project.ctx,
    input: createChannelSchema.parse({ kind: 'webhook', name: 'Receiver', address: receiver.url }),
  });
  return () => receiver.stop();
});
afterAll(closeConnections);

/** So much later, one worker has done all that is due. */
async function tick(laterSeconds = 11): Promise<void> {
  seconds += laterSeconds;
  await workerTurn({ databaseUrl: database.url, seconds });
}

const sendLetter = (queue = 'payments-dlq') =>
  sendRecords(LETTERS, { authorization }, { queue, messageId: 'm1', error: 'Card refused' });
const DEAD_LETTERS = [{ label: 'rule', value: 'dead-letters' }];
const silence = (more: object = {}) =>
  createSilence({
    ctx: person.ctx,
    input: silenceSchema.parse({
      matchers: DEAD_LETTERS,
      reason: 'Moving the queues',
      minutes: 60,
      ...more,
    }),
  });
const told = () => receiver.received.map(({ body }) => JSON.parse(body).data.transition as string);
const theAlert = async () => {
  const row = await db().alert.findFirstOrThrow({
    where: { projectId: project.id, rule: { key: 'dead-letters' } },
    orderBy: { startedAt: 'desc' },
  });
  return readAlert(project.id, row.id);
};

describe('What is silenced', () => {
  it('fires all the same: nobody is told, the ledger says why not, and at the end what still fires pages at once', async () => {
    await silence();
    await sendLetter();
    await tick();
    expect(told()).toEqual([]);
    const alert = await theAlert();
    expect(alert).toMatchObject({
      state: 'firing',
      silenced: { reason: 'Moving the queues' },
      ledger: [
        {
          target: 'Receiver',
          status: 'suppressed',
          transition: 'fired',
          reason: expect.stringMatching(
            /^Silenced until .* UTC \(responder .*\): Moving the queues/,
          ),
        },
      ],
    });
    expect(alert.events.map(({ kind }) => kind)).toEqual(['fired', 'silenced']);
    await tick(30 * MINUTE);
    expect(told()).toEqual([]);
    await tick(30 * MINUTE);
    expect(told()).toEqual(['fired']);
    expect(await theAlert()).toMatchObject({ silenced: null });
  });

  it('pages at once when the silence is ended by hand, or shortened', async () => {
    const { id } = await silence();
    await sendLetter();
    await tick();
    await endSilence({ ctx: person.ctx, id });
    await tick(1);
    expect(told()).toEqual(['fired']);
    const other = await silence({ matchers: [{ label: 'queue', value: 'refunds-dlq' }] });
    await sendLetter('refunds-dlq');
    await tick();
    await changeSilence({ ctx: person.ctx, id: other.id, patch: { minutes: 1 } });
    await tick(30);
    expect(told()).toEqual(['fired']);
    await tick(31);
    expect(told()).toEqual(['fired', 'fired']);
  });

  it('stays silenced for longer when it is extended, and pages nobody when it was over before the end', async () => {
    const { id } = await silence();
    await sendLetter();
    await tick();
    await changeSilence({ ctx: person.ctx, id, patch: { minutes: 120 } });
    await tick(61 * MINUTE);
    expect(told()).toEqual([]);
    const alert = await theAlert();
    await actOn({ ctx: person.ctx, id: alert.id, action: { kind: 'resolve' } });
    await tick(30 * MINUTE);
    await tick(31 * MINUTE);
    const { ledger } = await readAlert(project.id, alert.id);
    expect(ledger.map(({ status }) => status)).toEqual(['suppressed']);
  });

  it('lets the word through that what was paged before is over', async () => {
    await sendLetter();
    await tick();
    await silence();
    await tick();
    await actOn({ ctx: person.ctx, id: (await theAlert()).id, action: { kind: 'resolve' } });
    await tick();
    expect(told()).toEqual(['fired', 'resolved']);
  });

  it('is not escalated either: the step waits for the end of the silence', async () => {
    const { id: channel } = await db().notificationChannel.findFirstOrThrow();
    const target = { kind: 'channel' as const, id: channel };
    await createPolicy({
      ctx: project.ctx,
      input: {
        name: 'All',
        team: null,
        repeats: 0,
        steps: [
          { afterMinutes: 0, targets: [target] },
          { afterMinutes: 10, targets: [target] },
        ],
      },
    });
    await sendLetter();
    await tick();
    await silence({ minutes: 30 });
    await tick(15 * MINUTE);
    expect(told()).toEqual(['fired']);
    await tick(16 * MINUTE);
    expect(told()).toEqual(['fired', 'escalated']);
  });

  it('is only what matches all of the matchers', async () => {
    await silence({ matchers: [...DEAD_LETTERS, { label: 'queue', op: '=~', value: 'orders.*' }] });
    await sendLetter('payments-dlq');
    await tick();
    expect(told()).toEqual(['fired']);
    expect((await theAlert()).silenced).toBeNull();
  });

  it('recurs by the clocks of a zone until its series ends', async () => {
    const at = new Date(Date.now() + seconds * 1_000);
    const hour = (offset: number) =>
      new Date(at.getTime() + offset * 3_600_000).toISOString().slice(11, 16);
    await silence({
      kind: 'maintenance',
      minutes: 14 * 1_440,
      recurrence: {
        timeZone: 'UTC',
        days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
        from: hour(-1),
        to: hour(1),
      },
    });
    await sendLetter();
    await tick();
    expect(told()).toEqual([]);
    expect((await theAlert()).ledger[0]?.reason).toMatch(/^Maintenance until/);
    await tick(60 * MINUTE);
    expect(told()).toEqual(['fired']);
    await sendLetter('refunds-dlq');
    await tick();
    expect(told()).toEqual(['fired', 'fired']);
  });
});

describe('A silence', () => {
  it('tells its owner once, before it ends', async () => {
    await silence();
    await tick(40 * MINUTE);
    const endings = () => db().notification.findMany({ where: { transition: 'silence_ending' } });
    expect(await endings()).toEqual([]);
    await tick(6 * MINUTE);
    await tick();
    expect(await endings()).toMatchObject([
      { targetKind: 'contact', targetId: person.id, targetLabel: expect.stringContaining('@') },
    ]);
  });

  it('of a team tells whoever the team’s policy names, and channels where that is nobody', async () => {
    await silence({ owner: { team: 'payments' } });
    await tick(46 * MINUTE);
    expect(told()).toEqual(['silence_ending']);
  });

  it('that was extended tells anew, and one that was ended tells nobody', async () => {
    const { id } = await silence();
    await tick(46 * MINUTE);
    await changeSilence({ ctx: person.ctx, id, patch: { minutes: 240 } });
    await tick(239 * MINUTE);
    expect(await db().notification.count({ where: { transition: 'silence_ending' } })).toBe(2);
    const other = await silence();
    await endSilence({ ctx: person.ctx, id: other.id });
    await tick(60 * MINUTE);
    expect(await db().notification.count({ where: { transition: 'silence_ending' } })).toBe(2);
  });

  it('shows beforehand what it matches now and would have matched in the last days', async () => {
    await sendLetter('orders-dlq');
    await tick();
    await actOn({ ctx: person.ctx, id: (await theAlert()).id, action: { kind: 'resolve' } });
    await sendLetter('payments-dlq');
    await tick();
    const of = (value: string) => previewSilence(project.id, [{ label: 'queue', op: '=~', value }]);
    expect(await of('.*-dlq')).toMatchObject({ now: { count: 1 }, past: { count: 1, of: 1 } });
    expect(await of('payments.*')).toMatchObject({ now: { count: 1 }, past: { count: 0, of: 1 } });
    const { labels } = await of('nothing');
    expect(labels).toContainEqual({ label: 'rule', values: ['dead-letters'] });
  });

  it('always has an end, an owner and a reason', async () => {
    const refused = (body: object) => silenceSchema.safeParse(body).error?.issues[0]?.message;
    const whole = { matchers: DEAD_LETTERS, reason: 'Moving', minutes: 5 };
    expect(refused({ ...whole, minutes: undefined })).toContain('needs an end');
    expect(refused({ ...whole, reason: ' ' })).toBe('must say why');
    expect(refused({ ...whole, matchers: [] })).toContain('needs a matcher');
    const byKey = createSilence({ ctx: project.ctx, input: silenceSchema.parse(whole) });
    await expect(byKey).rejects.toMatchObject({ code: 'invalid', details: [{ path: 'owner' }] });
    const input: SilenceInput = silenceSchema.parse({ ...whole, minutes: 40 * 1_440 });
    await expect(createSilence({ ctx: person.ctx, input })).rejects.toThrow('within 30 days');
  });

  it('is ended once, stays in the list as what happened, and every change is in the audit log', async () => {
    const { id } = await silence();
    const ended = await endSilence({ ctx: person.ctx, id });
    expect(ended).toMatchObject({ state: 'over', endedBy: person.name, window: null });
    await expect(endSilence({ ctx: person.ctx, id })).rejects.toMatchObject({ code: 'conflict' });
    const later = changeSilence({ ctx: person.ctx, id, patch: { minutes: 5 } });
    await expect(later).rejects.toMatchObject({ code: 'conflict' });
    expect((await listSilences(project.id, { state: 'open' })).items).toEqual([]);
    expect((await listSilences(project.id, { state: 'over' })).items).toMatchObject([{ id }]);
    const audit = await db().auditEntry.findMany({
      where: { projectId: project.id, action: { startsWith: 'silence.' } },
    });
    expect(audit.map(({ action }) => action).toSorted()).toEqual(['silence.create', 'silence.end']);
  });
});

it('However many silences hold and alerts are open, none is left out', async () => {
  const { id: projectId } = project;
  const now = Date.now() + seconds * 1_000;
  const others = Array.from({ length: 1_001 }, (_, n) => ({
    projectId,
    kind: 'silence',
    matchers: [{ label: 'queue', value: `another-${n}` }],
    reason: 'Moving the queues',
    ownerName: 'Ada',
    createdBy: 'Ada',
    startsAt: new Date(now - 60_000),
    endsAt: new Date(now + 86_400_000),
  }));
  await db().silence.createMany({ data: others });
  const { id } = await silence();
  await sendLetter();
  await tick();
  expect(receiver.received).toEqual([]);
  const rule = await db().alertRule.findFirstOrThrow({ where: { projectId, key: 'dead-letters' } });
  const open = Array.from({ length: 5_001 }, (_, n) => ({
    projectId,
    ruleId: rule.id,
    ruleName: rule.name,
    severity: 'critical',
    fingerprint: `alert-${n}`,
    labels: { queue: `queue-${n}` },
    state: 'firing',
    summary: 'Letters',
    startedAt: new Date(now),
    heldAt: new Date(now),
    isHolding: true,
  }));
  await db().alert.createMany({ data: open });
  const ids = new Set<string>();
  for (let cursor: string | undefined; ; ) {
    const page = await listSilences(projectId, { state: 'open', cursor, limit: 400 });
    for (const one of page.items) ids.add(one.id);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(ids.size).toBe(1_002);
  const { items } = await listSilences(projectId, { state: 'open' });
  expect(items.find((one) => one.id === id)?.matching).toBe(5_002);
  const preview = await previewSilence(
    projectId,
    silenceSchema.parse({
      matchers: DEAD_LETTERS,
      reason: 'Tried',
      minutes: 60,
    }).matchers,
  );
  expect(preview.now).toMatchObject({ count: 5_002, alerts: expect.any(Array) });
  expect(preview.now.alerts).toHaveLength(20);
});

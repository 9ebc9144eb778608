import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ruleSchema } from '@/domain/alerting/schemas';
import { ERROR_TREND_WIDTHS } from '@/domain/logs/error-trend';
import { makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, readInProject, systemPool } from '@/server/db/client';
import { claimDueRules } from '@/server/db/sql/due-rules';
import { deleteOldRollups } from '@/server/db/sql/tidy-rollups';
import { readDueRule } from '../due-rule';
import { ruleData } from '../rule-row';
import { deleteRule } from '../rules/change-rules';
import { makeSignalReading } from './signal-reading';

const database = await createTestDatabase();
Object.assign(process.env, { CANDOR_LOG_LEVEL: 'warn' });
const STEP_MS = 600_000;
const startMs = Math.floor(Date.now() / STEP_MS) * STEP_MS;
const services = ['mails', 'payments'];
let projectId = '';
let ctx: Awaited<ReturnType<typeof makeProject>>['ctx'];
let ruleId = '';

beforeAll(async () => {
  ({ id: projectId, ctx } = await makeProject('Shop'));
  const rule = { projectId, key: 'error-rate-baseline' };
  ruleId = (await db().alertRule.findFirstOrThrow({ where: rule })).id;
  await db().alertRule.deleteMany({ where: { projectId, id: { not: ruleId } } });
});
beforeEach(async () => {
  await db().logRollupHour.deleteMany();
  await db().logRollupMinute.deleteMany();
  await db().logErrorTrend.deleteMany();
  await db().alert.deleteMany();
  await db().baselineMemory.deleteMany();
  await db().alertRule.deleteMany({ where: { projectId, id: { not: ruleId } } });
  const hours = Array.from({ length: 15 * 24 }, (_, nth) => {
    const bucket = new Date(Math.floor(startMs / 3_600_000) * 3_600_000 + (4 - nth) * 3_600_000);
    const where = { environment: '', version: '', severity: 9 };
    return { projectId, bucket, service: 'payments', ...where, count: 6_000n };
  });
  await db().logRollupHour.createMany({ data: hours });
  const minutes = services.flatMap((service) =>
    Array.from({ length: 150 }, (_, nth) => {
      const where = { environment: '', version: '', severity: 9 };
      return {
        projectId,
        bucket: new Date(startMs - 60_000 + nth * 60_000),
        service,
        ...where,
        count: 9n,
      };
    }),
  );
  await db().logRollupMinute.createMany({ data: minutes });
  for (const service of services)
    await errors(
      service,
      Array.from({ length: 14 * 144 }, (_, nth) => [-1 - nth, 20 + ((nth * 7) % 5)]),
    );
});
afterAll(closeConnections);

/** Error lines of a service, by how many steps after the beginning, as they are folded. */
async function errors(service: string, steps: readonly (readonly [number, number])[]) {
  await db().$executeRawUnsafe(
    `INSERT INTO log_error_trend (project_id, width_seconds, bucket, service, errors)
     SELECT $1::uuid, width, date_bin(make_interval(secs => width), at, 'epoch'), $2, sum(errors)
     FROM unnest($3::timestamptz[], $4::bigint[]) AS told(at, errors), unnest($5::int[]) AS width GROUP BY 2, 3
     ON CONFLICT (project_id, width_seconds, bucket, service) DO UPDATE SET errors = log_error_trend.errors + excluded.errors`,
    projectId,
    service,
    steps.map(([step]) => new Date(startMs + step * STEP_MS)),
    steps.map(([, count]) => count),
    [...ERROR_TREND_WIDTHS],
  );
}

/** A worker as it begins: it knows nothing but what is in the database. */
async function startWorker() {
  vi.resetModules();
  const { evaluateDueRules } = await import('../evaluate-due-rules');
  const { storeLearned } = await import('./keep-baselines');
  const { withBaseline } = await import('./baseline-samples');
  const { knownMemories } = await import('./baseline-memories');
  return { evaluate: () => evaluateDueRules(), withBaseline, store: storeLearned, knownMemories };
}
type Worker = Awaited<ReturnType<typeof startWorker>>;

let seconds = 0;
/** A worker judges when so many steps are over, at a time of its own. */
async function judge(worker: Worker, steps: number): Promise<void> {
  await makeDue(steps);
  expect(await worker.evaluate()).toBe(1);
}

async function makeDue(steps: number): Promise<void> {
  seconds = (seconds % 400) + 11;
  await moveClock(database.url, (startMs + steps * STEP_MS + seconds * 1_000 - Date.now()) / 1_000);
  await db().alertRule.updateMany({ data: { dueAt: new Date(0) } });
}

/** As its tick does, and because something was told, both at this moment. */
async function judgeTwiceAtOnce({ withBaseline }: Worker, steps: number): Promise<void> {
  await makeDue(steps);
  const rules = (await claimDueRules(systemPool(), 10)).map(readDueRule);
  const judged = [...rules, ...rules].map((rule) =>
    readInProject(projectId, (client) => {
      const { nowMs, query } = rule;
      const reading = makeSignalReading({ client, projectId, nowMs, queries: [query] });
      return withBaseline(reading, rule, []);
    }),
  );
  expect(await Promise.all(judged)).toEqual([[], []]);
}

async function learnAndStore(): Promise<Worker> {
  const worker = await startWorker();
  await judge(worker, 0);
  await worker.store();
  return worker;
}

/** One more rule that goes by a baseline; the id. */
async function addRule(): Promise<string> {
  const { query, condition } = await db().alertRule.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: ruleId } },
  });
  const rule = ruleSchema.parse({ name: 'Another', severity: 'low', query, condition });
  const { id } = await db().alertRule.create({
    data: { ...ruleData(rule), projectId, key: 'another' },
  });
  return id;
}
/** Judges until there is what is asked for: on a busy machine a rule may have to wait for its turn to learn. */
const judgeUntil = (worker: Worker, steps: number, read: () => Promise<unknown>) =>
  expect.poll(async () => {
    await makeDue(steps);
    await worker.evaluate();
    return read();
  });
const storedRules = async () =>
  (await db().baselineMemory.findMany({ where: { projectId } })).map((row) => row.ruleId).sort();
/** What a worker knows of a rule's groups. */
function groupsOf({ knownMemories }: Worker, id: string) {
  const groups = knownMemories().get(id)?.groups;
  const [one] = groups?.values() ?? [];
  if (groups === undefined || one === undefined) throw new Error('Nothing is known of the rule');
  return { groups, one };
}

const forgetThePast = () =>
  db().logErrorTrend.deleteMany({ where: { bucket: { lt: new Date(startMs) } } });
const stored = () =>
  db().baselineMemory.findUniqueOrThrow({ where: { projectId_ruleId: { projectId, ruleId } } });
const knows = async () =>
  createHash('sha256')
    .update(inflateSync((await stored()).state))
    .digest('hex');
const alerts = () => db().alert.findMany({ where: { projectId, ruleId } });

it('A service that logs no error any more is well again, though a step without one tells nothing of it', async () => {
  const worker = await startWorker();
  await errors('payments', [[0, 4_000]]);
  await judge(worker, 1);
  expect(await alerts()).toMatchObject([{ state: 'firing' }]);
  await judge(worker, 2);
  expect(await alerts()).toMatchObject([{ state: 'resolved', value: 0 }]);
});

describe('What a worker has learned', () => {
  it('is gone on with by the next one, to the last bit as if it had never been away', async () => {
    const first = await learnAndStore();
    await forgetThePast();
    for (const service of services)
      await errors(
        service,
        Array.from({ length: 7 }, (_, step) => [step, 20 + ((step * 3) % 5)]),
      );
    await errors('payments', [[7, 4_000]]);
    for (let steps = 1; steps <= 7; steps += 1) await judge(first, steps);
    const second = await startWorker();
    await judge(second, 7);
    await first.store();
    const uninterrupted = await knows();
    await second.store();
    expect(await knows()).toBe(uninterrupted);
    expect((await stored()).learnedUntil).toEqual(new Date(startMs + 7 * STEP_MS));
    await judge(await startWorker(), 8);
    expect(await alerts()).toMatchObject([
      { labels: { service: 'payments' }, state: 'firing', normal: { lower: 2 } },
    ]);
  });

  it('is judged by at once where no step is over since', async () => {
    await errors('payments', [[0, 4_000]]);
    const first = await startWorker();
    await judge(first, 1);
    await first.store();
    expect(await alerts()).toHaveLength(1);
    await db().alert.deleteMany();
    await db().logErrorTrend.deleteMany();
    await judge(await startWorker(), 1);
    expect(await alerts()).toMatchObject([{ labels: { service: 'payments' }, value: 400 }]);
  });

  it('is not gone on with when its rule was changed, nor when the clock went back', async () => {
    await learnAndStore();
    await forgetThePast();
    await errors('payments', [[0, 4_000]]);
    await db().alertRule.updateMany({ data: { revision: { increment: 1 } } });
    await judge(await startWorker(), 1);
    await db().alertRule.updateMany({ data: { revision: { decrement: 1 } } });
    const learnedUntil = new Date(startMs + 9 * STEP_MS);
    await db().baselineMemory.updateMany({ data: { learnedUntil } });
    await judge(await startWorker(), 1);
    expect(await alerts()).toEqual([]);
    await db().baselineMemory.updateMany({ data: { learnedUntil: new Date(startMs) } });
    await judge(await startWorker(), 1);
    expect(await alerts()).toHaveLength(1);
  });

  it.each([
    ['damaged', (state: Uint8Array) => state.fill(0x41, 40, 60)],
    ['cut', (state: Uint8Array) => state.subarray(0, state.length - 9)],
    ['of another version', () => deflateSync(Uint8Array.of(0xff, 0xff, 0, 0))],
    ['empty', () => new Uint8Array()],
  ])('is learned anew where what was kept is %s', async (_, spoil) => {
    await learnAndStore();
    const whole = await knows();
    const state = Uint8Array.from(spoil(Uint8Array.from((await stored()).state)));
    await db().baselineMemory.updateMany({ data: { state } });
    const second = await startWorker();
    await judge(second, 0);
    await second.store();
    expect(await knows()).toBe(whole);
  });

  it('is whole however many workers write it down at once, and each step is learned once', async () => {
    const workers = [await startWorker(), await startWorker(), await startWorker()];
    for (const worker of workers) await judge(worker, 0);
    await Promise.all(workers.map(({ store }) => store()));
    const whole = await knows();
    const [first = await startWorker()] = workers;
    await errors('payments', [[0, 21]]);
    for (let steps = 1; steps <= 6; steps += 1) await judge(first, steps);
    await first.store();
    const once = await knows();
    expect(once).not.toBe(whole);
    const another = await startWorker();
    await judge(another, 0);
    await judgeTwiceAtOnce(another, 6);
    await another.store();
    expect(await knows()).toBe(once);
  });

  it('is written down though that of another rule cannot be, which is said, and tried again', async () => {
    const other = await addRule();
    const worker = await startWorker();
    await judgeUntil(worker, 0, async () => worker.knownMemories().size).toBe(2);
    const { groups, one } = groupsOf(worker, ruleId);
    const tooLong = 'x'.repeat(70_000);
    groups.set(tooLong, one);
    const printed = vi.spyOn(process.stdout, 'write');
    await worker.store();
    await worker.store();
    const lines = printed.mock.calls.map(([line]) => String(line)).join('');
    printed.mockRestore();
    expect(lines).toContain('could not be written down');
    expect(lines).toContain(ruleId);
    expect(await storedRules()).toEqual([other]);
    groups.delete(tooLong);
    await worker.store();
    expect(await storedRules()).toEqual([ruleId, other].sort());
  });

  it('beyond the room for it is in the database alone, and gone on with an hour later', async () => {
    const worker = await startWorker();
    await judge(worker, 0);
    const { groups, one } = groupsOf(worker, ruleId);
    for (let nth = 0; nth < 12_000; nth += 1) groups.set(`filler-${nth}`, one);
    const beyond = await addRule();
    await judgeUntil(worker, 0, storedRules).toEqual([beyond]);
    expect(worker.knownMemories().get(beyond)?.isKept).toBe(false);
    await forgetThePast();
    for (const service of services)
      await errors(
        service,
        Array.from({ length: 6 }, (_, step) => [step, 21]),
      );
    await errors('payments', [[6, 4_000]]);
    const fired = () => db().alert.findMany({ where: { projectId, ruleId: beyond } });
    await judgeUntil(worker, 7, fired).toMatchObject([
      { labels: { service: 'payments' }, state: 'firing', normal: { lower: 2 } },
    ]);
  });

  it('goes with its rule, and when nobody has gone on with it for a day', async () => {
    const worker = await learnAndStore();
    await deleteOldRollups(systemPool(), projectId);
    expect(await db().baselineMemory.count()).toBe(1);
    await moveClock(database.url, 2 * 86_400 + 1);
    await deleteOldRollups(systemPool(), projectId);
    expect(await db().baselineMemory.count()).toBe(0);
    await judge(worker, 12);
    await deleteRule({ ctx, id: ruleId });
    await worker.store();
    expect(await db().baselineMemory.count()).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as INFERENCES } from '@/app/api/v1/ai/inferences/route';
import { type RuleQuery, ruleQuerySchema } from '@/domain/alerting/rule-query';
import { type RuleInput, ruleSchema } from '@/domain/alerting/schemas';
import { tellOfAShop } from '@/scripts/testing/alerting/told-shop';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { foldAi } from '../ai/fold-ai';
import { closeConnections, db, readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { evaluateDueRules } from './evaluate-due-rules';
import { ruleData } from './rule-row';
import { backtestRule } from './rules/backtest-rule';
import { readSamples } from './signals/read-samples';
import { makeSignalReading } from './signals/signal-reading';

await createTestDatabase();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
const ago = (minutes: number) => new Date(now - minutes * MINUTE_MS).toISOString();
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
  await tellOfAShop(authorization, ago);
});
afterAll(closeConnections);

async function samples(query: Record<string, unknown>) {
  const nowMs = Math.floor(await databaseNow());
  return readInProject(projectId, (client) =>
    readSamples(
      makeSignalReading({ client, projectId, nowMs, queries: [parse(query)] }),
      parse(query),
    ),
  );
}
const parse = (query: Record<string, unknown>): RuleQuery => ruleQuerySchema.parse(query);
const above = (value: number) => ({ kind: 'threshold', op: '>', value }) as const;

function backtest(query: Record<string, unknown>, more: Partial<RuleInput> = {}) {
  const rule = ruleSchema.parse({
    name: 'Tried',
    severity: 'high',
    query,
    condition: above(0),
    ...more,
  });
  return backtestRule(projectId, { rule, days: 14 });
}
const hoursFrom = (iso: string | undefined) => (now - Date.parse(iso ?? '')) / HOUR_MS;

describe('a queue', () => {
  it('is measured by depth, by age, and by whether it ever drains', async () => {
    const depth = await samples({ signal: 'queue', measure: 'depth' });
    expect(depth.map(({ labels, value }) => [labels.queue, value]).sort()).toEqual([
      ['mails', 10],
      ['orders', 3_900],
    ]);
    const [age] = await samples({ signal: 'queue', measure: 'oldest_age_seconds', queue: 'mails' });
    expect(age).toMatchObject({ value: 5, path: expect.stringMatching(/^queues\//) });
    const [drain] = await samples({ signal: 'queue', measure: 'drain_seconds', queue: 'orders' });
    expect(drain?.value).toBeGreaterThan(365 * 86_400);
    const [growth] = await samples({
      signal: 'queue',
      measure: 'growth_per_minute',
      queue: 'orders',
    });
    expect(growth?.value).toBeCloseTo(100, 0);
  });

  it('has a past that a rule is tried on', async () => {
    const query = { signal: 'queue', measure: 'depth', queue: 'mails' };
    const answer = await backtest(query, { condition: above(500) });
    expect(answer).toMatchObject({ count: 1, stepSeconds: 600, groups: 1 });
    expect(answer.words).toMatch(/^would have fired once in the .* that are known$/);
    expect(hoursFrom(answer.firings[0]?.firedAt)).toBeCloseTo(5, 0);
    expect(hoursFrom(answer.firings[0]?.resolvedAt ?? '')).toBeCloseTo(4, 0);
    const waits = await backtest(query, { condition: above(500), forSeconds: 7_200 });
    expect(waits.count).toBe(0);
    const age = { ...query, measure: 'oldest_age_seconds' };
    expect((await backtest(age, { condition: above(600) })).count).toBe(1);
    const drain = { signal: 'queue', measure: 'drain_seconds', queue: 'orders' };
    expect((await backtest(drain, { condition: above(3_600) })).firings).toMatchObject([
      { labels: { queue: 'orders' }, resolvedAt: null },
    ]);
  });

  it('of dead letters too, where only the letters are told of', async () => {
    expect(await samples({ signal: 'dead_letters' })).toMatchObject([
      { labels: { queue: 'orders-dlq' }, value: 1 },
    ]);
    const answer = await backtest({ signal: 'dead_letters' });
    expect(answer.firings).toMatchObject([{ value: 1, resolvedAt: null }]);
    expect(hoursFrom(answer.firings[0]?.firedAt)).toBeCloseTo(1.6, 0);
  });
});

describe('a breaker', () => {
  const of = (measure: string, more = {}) => ({ signal: 'breaker', measure, ...more });

  it('is measured by state, by time open and by its rates with their intervals', async () => {
    expect(await samples(of('open'))).toMatchObject([
      { labels: { breaker: 'stripe', service: 'shop' }, value: 1, service: 'shop' },
    ]);
    const [open] = await samples(of('open_seconds', { windowSeconds: 3_600 }));
    expect(open?.value).toBeGreaterThan(1_100);
    const [fallback] = await samples(of('fallback_rate', { windowSeconds: 1_800 }));
    expect(fallback?.value).toBeCloseTo(0.4, 2);
    expect(fallback?.low).toBeGreaterThan(0.35);
    expect(await samples(of('error_rate', { service: 'another' }))).toEqual([]);
  });

  it('has a past that a rule is tried on', async () => {
    const open = await backtest(of('open'), {
      condition: { kind: 'threshold', op: '>=', value: 1 },
    });
    expect(open.count).toBe(2);
    const long = await backtest(of('open_seconds'), { condition: above(1_500) });
    expect(long.count).toBe(1);
    const rate = await backtest(of('fallback_rate'), {
      condition: { ...above(0.15), onBound: true },
    });
    expect(rate.firings).toMatchObject([{ labels: { breaker: 'stripe' }, resolvedAt: null }]);
    expect((await backtest(of('transitions_per_hour'), { condition: above(10) })).count).toBe(0);
  });
});

describe('what models answer', () => {
  const of = (measure: string) => ({ signal: 'ai', measure, feature: 'drafts' });

  it('is measured by acceptance against its past, by fallbacks and by cost', async () => {
    const [acceptance] = await samples(of('acceptance'));
    expect(acceptance).toMatchObject({ value: 0.2, n: 50, labels: { feature: 'drafts' } });
    const [change] = await samples(of('acceptance_change'));
    expect(change?.value).toBeCloseTo(-0.7, 5);
    expect(change?.high).toBeLessThan(0);
    expect((await samples(of('fallback_rate')))[0]).toMatchObject({ value: 0.5, n: 50 });
    expect((await samples(of('cost_usd')))[0]?.value).toBeCloseTo(25, 5);
  });

  it('is said to be accepted too rarely by the bound of the interval alone, and never on few verdicts', async () => {
    // 10 of 50 are accepted: 20 %, by its interval 11 to 33.
    const rules = [
      ['acceptance-sure', 0.35, {}],
      ['acceptance-unsure', 0.25, {}],
      ['acceptance-few', 0.35, { minimumN: 51 }],
    ] as const;
    for (const [key, value, more] of rules) {
      const condition = { kind: 'threshold', op: '<', value, ...more };
      const rule = ruleSchema.parse({
        name: key,
        severity: 'low',
        query: of('acceptance'),
        condition,
      });
      await db().alertRule.create({ data: { ...ruleData(rule), projectId, key } });
    }
    await evaluateDueRules();
    const told = { projectId, rule: { key: { startsWith: 'acceptance-' } } };
    const alerts = await db().alert.findMany({ where: told, include: { rule: true } });
    expect(alerts.map(({ rule }) => rule.key).sort()).toEqual([
      'acceptance-drop',
      'acceptance-sure',
    ]);
    await db().alertRule.deleteMany({
      where: { projectId, key: { in: rules.map(([key]) => key) } },
    });
  });

  it('has a past that a rule is tried on', async () => {
    const fell = await backtest(of('acceptance_change'), {
      condition: { kind: 'threshold', op: '<', value: 0, onBound: true, minimumN: 30 },
    });
    expect(fell).toMatchObject({ count: 1, stepSeconds: 3_600 });
    expect(hoursFrom(fell.firings[0]?.firedAt)).toBeLessThan(4);
    const cost = await backtest(of('cost_usd'), { condition: above(20), noData: 'resolve' });
    expect(cost.count).toBe(2);
  });
});

describe('a metric', () => {
  const query = { signal: 'metric', metric: 'checkout.latency', by: 'region' };

  it('is measured over its window, by a label', async () => {
    expect(await samples(query)).toMatchObject([
      { labels: { metric: 'checkout.latency', region: 'eu' }, value: 200 },
    ]);
    expect(await samples({ signal: 'metric', metric: 'nobody.sends.it' })).toMatchObject([
      { value: null },
    ]);
  });

  it('has a past that a rule is tried on', async () => {
    const answer = await backtest(query, { condition: above(500) });
    expect(answer.count).toBe(1);
    expect(answer.course.series).toMatchObject([{ labels: { region: 'eu' } }]);
    const doubled = await backtest(query, {
      condition: { kind: 'change', op: '>', percent: 100, againstSeconds: 3_600 },
    });
    expect(doubled.count).toBe(1);
  });
});

describe('a backtest', () => {
  it('says which of its alerts came while there was an incident', async () => {
    const at = (minutes: number) => new Date(now - minutes * MINUTE_MS);
    await db().incident.create({
      data: {
        projectId,
        number: 7,
        title: 'Card payments fail',
        severity: 'SEV2',
        declaredBy: 'Ada',
        services: [],
        startedAt: at(190),
        resolvedAt: at(150),
      },
    });
    const answer = await backtest(
      { signal: 'breaker', measure: 'open' },
      { condition: { kind: 'threshold', op: '>=', value: 1 } },
    );
    expect(answer.words).toBe('would have fired 2 times in 14 days, 1 of them during incidents');
    expect(answer.firings.map(({ incident }) => incident)).toEqual([
      'INC-7 Card payments fail',
      null,
    ]);
  });
});

describe('log lines', () => {
  it('are measured by share, and have a past by the hour', async () => {
    const query = { signal: 'logs', measure: 'error_share', windowSeconds: 600 };
    expect(await samples(query)).toMatchObject([
      { labels: { service: 'shop' }, value: 0.5, n: 10 },
    ]);
    expect(await backtest(query, { condition: above(0.3) })).toMatchObject({ stepSeconds: 3_600 });
  });

  it('that a search finds are counted, as the logs page counts them', async () => {
    const query = { signal: 'log_query', q: 'service:shop level:>=error', windowSeconds: 600 };
    const [found] = await samples(query);
    expect(found).toMatchObject({
      value: 5,
      labels: {},
      words: expect.stringContaining('5 lines'),
    });
    expect((await samples({ ...query, q: '"no such words"' }))[0]?.value).toBe(0);
    expect((await samples({ ...query, measure: 'lines_per_minute' }))[0]?.value).toBe(0.5);
    const past = { ...query, q: 'service:depot level:>=error' };
    const answer = await backtest(past, { condition: above(0.1), intervalSeconds: 60 });
    expect(answer.count).toBe(1);
    await expect(backtest(query, { condition: above(1) })).rejects.toThrow('cannot be tried');
    expect(ruleQuerySchema.safeParse({ ...query, q: 'level:>=' }).error?.issues[0]).toMatchObject({
      path: ['q'],
      message: expect.stringContaining('at character'),
    });
  });
});

describe('a metric made of others', () => {
  it('is measured, and has a past that a rule is tried on', async () => {
    const query = {
      signal: 'expression',
      expression: 'ratio(checkout.latency, checkout.latency)',
    };
    expect(await samples(query)).toMatchObject([{ value: 1, labels: {} }]);
    const unknown = { ...query, expression: 'ratio(checkout.latency, nobody.sends)' };
    expect(await samples(unknown)).toMatchObject([
      { value: null, words: expect.stringContaining('nobody sends nobody.sends') },
    ]);
    expect((await backtest(query, { condition: above(0.5) })).count).toBe(1);
    expect((await backtest(query, { condition: above(1.5) })).count).toBe(0);
    expect(ruleQuerySchema.safeParse({ ...query, expression: 'ratio(a' }).success).toBe(false);
  });
});

describe('delivery', () => {
  it('is measured by service, and has a past that a rule is tried on', async () => {
    const query = { signal: 'delivery', measure: 'change_fail_rate', windowSeconds: 7 * 86_400 };
    const [failing] = await samples(query);
    expect(failing).toMatchObject({ labels: { service: 'shop' }, value: 0.5, n: 2 });
    const lead = { ...query, measure: 'lead_time_seconds' };
    expect((await samples(lead))[0]).toMatchObject({ value: 3_600, n: 1 });
    const answer = await backtest(query, { condition: above(0.4), intervalSeconds: 60 });
    expect(answer).toMatchObject({ stepSeconds: 21_600, groups: 1 });
    expect(answer.count).toBe(1);
  });
});

describe('the rules that a project begins with', () => {
  it('fire for dead letters, open breakers, fallbacks, what does not drain, and acceptance that fell', async () => {
    await evaluateDueRules();
    const found = await db().alert.findMany({ where: { projectId }, select: { rule: true } });
    expect(found.map(({ rule }) => rule.key).toSorted()).toEqual([
      'acceptance-drop',
      'ai-fallback-rate',
      'breaker-open',
      'dead-letters',
      'fallback-rate',
      'queue-drain',
    ]);
  });
});

describe('a budget of models', () => {
  const month = 30 * 86_400;
  const spent = (value: number) =>
    ruleSchema.parse({
      name: `More than ${value} dollars in a month`,
      severity: 'medium',
      query: { signal: 'ai', measure: 'cost_usd', windowSeconds: month },
      condition: above(value),
      intervalSeconds: 900,
    });

  it('is told of once its line is crossed, by feature; what nobody knows the price of is not taken for nothing', async () => {
    const inHouse = { id: 'own-1', feature: 'titles', model: 'in-house', at: ago(30) };
    await sendRecords(INFERENCES, { authorization }, inHouse);
    await foldAi();
    for (const [key, line] of [
      ['budget-left', 51],
      ['budget-used', 40],
    ] as const)
      await db().alertRule.create({ data: { ...ruleData(spent(line)), projectId, key } });
    await evaluateDueRules();
    const told = { projectId, rule: { key: { startsWith: 'budget-' } } };
    const alerts = await db().alert.findMany({ where: told, include: { rule: true } });
    expect(alerts).toMatchObject([
      {
        rule: { key: 'budget-used' },
        state: 'firing',
        labels: { feature: 'drafts' },
        summary: 'drafts: $50',
        normal: { text: 'normal is at most $40' },
      },
    ]);
    expect(alerts[0]?.value).toBeCloseTo(50, 5);
    const costs = await samples({ signal: 'ai', measure: 'cost_usd', windowSeconds: month });
    expect(costs.find(({ labels }) => labels.feature === 'titles')).toMatchObject({ value: null });
  });
});

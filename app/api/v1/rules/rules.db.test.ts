import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '@/domain/alerting/default-rules';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { evaluateNow } from '@/server/alerting/evaluate-at-once';
import { closeConnections, db } from '@/server/db/client';
import { POST as LETTERS } from '../queues/dead-letters/route';
import { DELETE, GET as ONE, PATCH } from './[id]/route';
import { POST as BACKTEST } from './backtest/route';
import { GET, POST, PUT } from './route';

await createTestDatabase();
let projectId = '';
let authorization = '';

beforeEach(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest', 'read', 'write']));
});
afterAll(closeConnections);

const RULE = {
  name: 'Mail backlog',
  query: { signal: 'queue', measure: 'depth', queue: 'emails' },
  condition: { kind: 'threshold', op: '>', value: 1_000, recovery: 500 },
  forSeconds: 120,
  severity: 'medium',
  runbookUrl: 'https://wiki.example/mail',
};

interface Sent {
  body?: unknown;
  text?: string;
  type?: string;
  search?: string;
  id?: string;
}

async function call(handler: typeof ONE, sent: Sent = {}) {
  const { body, text = body === undefined ? undefined : JSON.stringify(body) } = sent;
  const request = new Request(`http://candor.test/api/v1/rules${sent.search ?? ''}`, {
    method: text === undefined ? 'GET' : 'POST',
    headers: { authorization, 'content-type': sent.type ?? 'application/json' },
    ...(text === undefined ? {} : { body: text }),
  });
  const response = await handler(request, { params: Promise.resolve({ id: sent.id ?? '' }) });
  return response;
}
const json = async (handler: typeof ONE, sent: Sent = {}) => {
  const response = await call(handler, sent);
  return { status: response.status, body: response.status === 204 ? null : await response.json() };
};
const yaml = async () => (await call(GET, { search: '?format=yaml' })).text();

describe('a rule', () => {
  it('stands beside those that every project begins with', async () => {
    const { body } = await json(GET);
    expect(body.items).toHaveLength(DEFAULT_RULES.length);
    expect(body.items.every(({ isDefault }: { isDefault: boolean }) => isDefault)).toBe(true);
    const made = await json(POST, { body: RULE });
    expect(made).toMatchObject({
      status: 201,
      body: { ...RULE, key: 'mail-backlog', isDefault: false, intervalSeconds: 10, openAlerts: 0 },
    });
    expect((await json(ONE, { id: made.body.id })).body).toEqual(made.body);
    expect((await json(POST, { body: { ...RULE, key: 'mail-backlog' } })).status).toBe(409);
    expect((await json(POST, { body: RULE })).body.key).toBe('mail-backlog-2');
  });

  it('that cannot be is refused, with where it is wrong', async () => {
    for (const [wrong, path] of [
      [{ ...RULE, severity: 'awful' }, 'severity'],
      [{ ...RULE, query: { signal: 'weather' } }, 'query.signal'],
      [{ ...RULE, query: { signal: 'queue', measure: 'smell' } }, 'query.measure'],
      [{ ...RULE, condition: { kind: 'threshold', op: '!', value: 1 } }, 'condition.op'],
      [
        {
          ...RULE,
          query: { signal: 'heartbeat' },
          condition: { kind: 'baseline', direction: 'above' },
        },
        'condition',
      ],
      [{ ...RULE, runbookUrl: 'javascript:alert(1)' }, 'runbookUrl'],
      [{ ...RULE, intervalSeconds: 1 }, 'intervalSeconds'],
    ] as const) {
      const { status, body } = await json(POST, { body: wrong });
      expect([path, status]).toEqual([path, 400]);
      expect(JSON.stringify(body.error.details)).toContain(path);
    }
  });

  it('may carry what nobody knows: it is ignored, and the answer names it', async () => {
    const condition = { ...RULE.condition, recovry: 1 };
    const made = await call(POST, {
      body: { ...RULE, condition, keepfiringfor: 60, '\ud800é,': 1 },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('candor-ignored-fields')).toBe('condition.recovry, keepfiringfor, ???');
    const { id, revision } = await made.json();
    const patched = await call(PATCH, { id, body: { colour: 'red' } });
    expect(patched.headers.get('candor-ignored-fields')).toBe('colour');
    expect((await patched.json()).revision).toBe(revision);
    const file = `${await yaml()}  - key: mine\n    name: Mine\n    severity: low\n    query: { signal: heartbeat }\n    condition: { kind: absence }\n    owner: me\n`;
    const put = await call(PUT, { text: file, type: 'text/yaml' });
    expect(put.status).toBe(200);
    expect(put.headers.get('candor-ignored-fields')).toMatch(/^rules\.\d+\.owner$/);
    expect((await call(POST, { body: RULE })).headers.get('candor-ignored-fields')).toBeNull();
  });

  it('is changed in part, and its alerts end when it looks elsewhere or is deleted', async () => {
    const letter = { queue: 'orders-dlq', messageId: 'm', error: 'boom' };
    await call(LETTERS, { body: letter });
    await evaluateNow(projectId);
    const rule = await db().alertRule.findFirstOrThrow({
      where: { projectId, key: 'dead-letters' },
    });
    const { id } = rule;
    expect((await json(ONE, { id })).body.openAlerts).toBe(1);
    const renamed = await json(PATCH, { id, body: { name: 'Letters', severity: 'high' } });
    expect(renamed.body).toMatchObject({
      name: 'Letters',
      severity: 'high',
      revision: 2,
      openAlerts: 1,
    });
    expect((await json(PATCH, { id, body: { forSeconds: -1 } })).status).toBe(400);
    const off = await json(PATCH, { id, body: { isEnabled: false } });
    expect(off.body).toMatchObject({ isEnabled: false, openAlerts: 0 });
    expect(await db().alert.findMany({ where: { projectId } })).toMatchObject([
      { state: 'resolved', resolvedBecause: 'rule_changed' },
    ]);
    expect((await json(DELETE, { id })).status).toBe(204);
    expect((await json(ONE, { id })).status).toBe(404);
    expect(await db().alert.count({ where: { projectId } })).toBe(1);
    const audit = await db().auditEntry.findMany({ where: { projectId, subject: 'Letters' } });
    expect(audit.map(({ action }) => action).sort()).toEqual([
      'rule.delete',
      'rule.update',
      'rule.update',
    ]);
  });
});

describe('a backtest', () => {
  it('says how often a rule would have fired, of what has a past', async () => {
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000;
    await db().logRollupHour.createMany({
      data: [
        {
          projectId,
          bucket: new Date(hour - 3_600_000),
          service: 'shop',
          environment: '',
          version: '',
          severity: 9,
          count: 1n,
        },
      ],
    });
    await db().logErrorTrend.createMany({
      data: [1, 400, 1].map((errors, step) => ({
        projectId,
        widthSeconds: 600,
        bucket: new Date(hour - 3_600_000 + step * 600_000),
        service: 'shop',
        errors: BigInt(errors),
      })),
    });
    const query = { signal: 'logs', measure: 'errors_per_minute' };
    const condition = { kind: 'threshold', op: '>', value: 10 };
    const { status, body } = await json(BACKTEST, {
      body: { rule: { ...RULE, query, condition, forSeconds: 0 } },
    });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        words: expect.stringMatching(/^would have fired once in the .* that are known$/),
        count: 1,
        firings: [expect.objectContaining({ labels: { service: 'shop' }, value: 40 })],
      }),
    ]);
    expect(body.course).toMatchObject({ unit: 'per_minute', threshold: 10 });
    expect(Math.max(...body.course.series[0].values)).toBe(40);
    const present = { signal: 'unreviewed_alerts' };
    const refused = await json(BACKTEST, { body: { rule: { ...RULE, query: present } } });
    expect(refused.status).toBe(400);
  });
});

describe('rules as code', () => {
  it('go round through YAML without a change', async () => {
    await json(POST, { body: RULE });
    const text = await yaml();
    expect(text).toContain('key: mail-backlog');
    const put = await json(PUT, { text, type: 'application/yaml' });
    expect(put).toMatchObject({ status: 200, body: { created: [], changed: [], deleted: [] } });
    expect(put.body.unchanged).toHaveLength(DEFAULT_RULES.length + 1);
    expect(await yaml()).toBe(text);
  });

  it('make the rules those of the file: changed, created and deleted', async () => {
    const text = await yaml();
    const changed = text
      .replace('value: 0.15', 'value: 0.2')
      .replace(/ {2}- key: acceptance-drop\n(?: {4}.*\n)+/, '');
    const added = `${changed}  - key: mine\n    name: Mine\n    severity: low\n    query: { signal: heartbeat }\n    condition: { kind: threshold, op: ">", value: 0 }\n`;
    const { body } = await json(PUT, { text: added, type: 'text/yaml' });
    expect(body).toMatchObject({ created: ['mine'], deleted: ['acceptance-drop'] });
    expect(body.changed).toHaveLength(1);
  });

  it('are taken as a whole or not at all, and a file that cannot be read says where', async () => {
    const before = await yaml();
    for (const [text, type, status] of [
      ['rules: [', 'application/yaml', 400],
      ['rules:\n  - key: x\n    name: X\n', 'application/yaml', 400],
      [
        `${before}  - key: dead-letters\n    name: Twice\n    severity: low\n    query: { signal: heartbeat }\n    condition: { kind: absence }\n`,
        'application/yaml',
        400,
      ],
      [`${before}rules: []\n`, 'application/yaml', 400],
      [before.replace('severity:', 'severity: low\n    severity:'), 'application/yaml', 400],
      [before, 'text/plain', 415],
    ] as const)
      expect([text.slice(0, 20), (await json(PUT, { text, type })).status]).toEqual([
        text.slice(0, 20),
        status,
      ]);
    expect(await yaml()).toBe(before);
  });

  it('are read as JSON too, however that is laid out', async () => {
    const { items } = (await json(GET)).body;
    const put = await json(PUT, { text: JSON.stringify({ rules: items }, null, '\t') });
    expect(put).toMatchObject({ status: 200, body: { created: [], changed: [], deleted: [] } });
    expect(put.body.unchanged).toHaveLength(items.length);
  });

  it('cannot nest so deep that nothing reads them', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const [text, type] of [
      [deep, 'application/json'],
      [deep, 'application/yaml'],
      ['{'.repeat(500_000), 'application/yaml'],
      [']'.repeat(500_000), 'application/yaml'],
      ['- '.repeat(100_000), 'application/yaml'],
    ] as const)
      expect([type, (await json(PUT, { text, type })).status]).toEqual([type, 400]);
    const made = await json(POST, { body: RULE });
    const patched = await json(PATCH, { id: made.body.id, text: `{"description":${deep}}` });
    expect(patched.status).toBe(400);
  });
});

it('rules are listed a page at a time where a limit is given', async () => {
  const all = (await json(GET)).body;
  const first = (await json(GET, { search: '?limit=3' })).body;
  expect(first.items).toEqual(all.items.slice(0, 3));
  const second = (await json(GET, { search: `?limit=1000&cursor=${first.nextCursor}` })).body;
  expect(second).toEqual({ items: all.items.slice(3), nextCursor: null });
  for (const search of ['?limit=0', '?limit=x', '?cursor=x'])
    expect([search, (await json(GET, { search })).status]).toEqual([search, 400]);
});

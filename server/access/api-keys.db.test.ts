import { afterEach, expect, test, vi } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { db } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { forgetAllApiKeys } from './api-key-cache';
import { hashApiKey } from './api-key-hash';
import { checkApiKey } from './check-api-key';
import { createApiKey } from './create-api-key';
import { listApiKeys } from './list-api-keys';
import { recordKeyUse } from './record-key-use';
import { revokeApiKey } from './revoke-api-key';

await createTestDatabase();
afterEach(() => {
  vi.useRealTimers();
  forgetAllApiKeys();
});

const plain = { expiresInDays: null, eventsPerSecond: null, dailyEvents: null };

test('a key is shown once and only its hash is stored', async () => {
  const project = await makeProject();
  const made = await createApiKey({
    ctx: project.ctx,
    input: { ...plain, name: 'Shop', scopes: ['ingest'] },
  });
  const row = await db().apiKey.findFirstOrThrow({ where: { id: made.id } });
  expect(JSON.stringify(row)).not.toContain(made.key);
  expect(Buffer.from(row.keyHash)).toEqual(hashApiKey(made.key));
  expect(made.key.startsWith(row.prefix)).toBe(true);
});

test('a key speaks for its own project, with its own limits', async () => {
  const project = await makeProject();
  const { key } = await createApiKey({
    ctx: project.ctx,
    input: {
      name: 'Shop',
      scopes: ['ingest', 'read'],
      expiresInDays: 1,
      eventsPerSecond: 100,
      dailyEvents: 5_000,
    },
  });
  const found = await checkApiKey(`bearer ${key}`, 'read');
  expect(found.project).toMatchObject({ id: project.id, slug: project.slug, acceptPastDays: 7 });
  expect(found.key).toMatchObject({ eventsPerSecond: 100, dailyEvents: 5_000 });
});

test.each([
  [null, 'No API key was sent.'],
  ['', 'No API key was sent.'],
  ['Basic abc', 'not of the form Bearer'],
  ['Bearer', 'not of the form Bearer'],
  ['Bearer a b', 'not of the form Bearer'],
  ['Bearer sk_live_1', 'not a Candor API key'],
  [`Bearer cnd_${'a'.repeat(300)}`, 'not a Candor API key'],
  [`Bearer cnd_${'a'.repeat(42)}`, 'does not exist'],
])('%j is turned away', async (header, message) => {
  await expect(checkApiKey(header, 'ingest')).rejects.toMatchObject({
    code: 'unauthenticated',
    message: expect.stringContaining(message),
    hint: expect.stringMatching(/\S/),
  });
});

test('a key that was cut short is told so', async () => {
  const { key } = await makeApiKey(await makeProject());
  await expect(checkApiKey(`Bearer ${key.slice(0, -3)}`, 'ingest')).rejects.toMatchObject({
    hint: expect.stringContaining('cut short'),
  });
});

test('a key without the scope is refused, naming the scope that it lacks', async () => {
  const { authorization } = await makeApiKey(await makeProject(), ['ingest']);
  await expect(checkApiKey(authorization, 'read')).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('scope read'),
  });
});

test('an expired key is refused from that moment on', async () => {
  const project = await makeProject();
  const { id, authorization } = await makeApiKey(project);
  const now = await databaseNow();
  await db().apiKey.updateMany({ where: { id }, data: { expiresAt: new Date(now - 60_000) } });
  await expect(checkApiKey(authorization, 'ingest')).rejects.toMatchObject({
    code: 'unauthenticated',
    message: expect.stringContaining('expired'),
  });
});

test('revoking bites at once in the process that revokes', async () => {
  const project = await makeProject();
  const { id, authorization } = await makeApiKey(project);
  await checkApiKey(authorization, 'ingest');
  await revokeApiKey({ ctx: project.ctx, keyId: id });
  await expect(checkApiKey(authorization, 'ingest')).rejects.toMatchObject({
    code: 'unauthenticated',
    message: expect.stringContaining('revoked'),
  });
});

test('what another process revoked is refused here within five seconds', async () => {
  const project = await makeProject();
  const { id, authorization } = await makeApiKey(project);
  vi.useFakeTimers({ toFake: ['performance'] });
  await checkApiKey(authorization, 'ingest');
  await db().apiKey.updateMany({ where: { id }, data: { revokedAt: new Date() } });
  vi.advanceTimersByTime(4_999);
  await expect(checkApiKey(authorization, 'ingest')).resolves.toBeDefined();
  vi.advanceTimersByTime(2);
  await expect(checkApiKey(authorization, 'ingest')).rejects.toMatchObject({
    message: expect.stringContaining('revoked'),
  });
});

test('a look-up that was under way during a revocation is not remembered', async () => {
  const project = await makeProject();
  const { id, authorization } = await makeApiKey(project);
  const before = checkApiKey(authorization, 'ingest');
  await revokeApiKey({ ctx: project.ctx, keyId: id });
  await before.catch(() => {});
  await expect(checkApiKey(authorization, 'ingest')).rejects.toMatchObject({
    message: expect.stringContaining('revoked'),
  });
});

test('revoking a key of another project finds nothing and leaves the key alone', async () => {
  const [mine, other] = [await makeProject(), await makeProject()];
  const { id, authorization } = await makeApiKey(other);
  await expect(revokeApiKey({ ctx: mine.ctx, keyId: id })).rejects.toMatchObject({
    code: 'not_found',
  });
  await checkApiKey(authorization, 'ingest');
});

test('revoking twice leaves one line in the audit log', async () => {
  const project = await makeProject();
  const { id } = await makeApiKey(project);
  await revokeApiKey({ ctx: project.ctx, keyId: id });
  await revokeApiKey({ ctx: project.ctx, keyId: id });
  const lines = await db().auditEntry.findMany({ where: { projectId: project.id } });
  expect(lines.map((line) => line.action)).toEqual([
    'project.create',
    'api_key.create',
    'api_key.revoke',
  ]);
});

test('the keys of an archived project stop', async () => {
  const project = await makeProject();
  const { authorization } = await makeApiKey(project);
  await db().project.update({ where: { id: project.id }, data: { archivedAt: new Date() } });
  await expect(checkApiKey(authorization, 'ingest')).rejects.toMatchObject({ code: 'forbidden' });
});

test('a key that is in use costs no query', async () => {
  const { authorization } = await makeApiKey(await makeProject());
  await checkApiKey(authorization, 'ingest');
  await db().apiKey.deleteMany({});
  for (let round = 0; round < 2_000; round += 1) await checkApiKey(authorization, 'ingest');
});

test('last use is noted, and not again within the minute', async () => {
  const project = await makeProject();
  const { id } = await makeApiKey(project);
  const lastUse = async () => (await listApiKeys(project.ctx))[0]?.lastUsedAt ?? null;
  expect(await lastUse()).toBeNull();
  recordKeyUse(project.id, id);
  await expect.poll(lastUse).not.toBeNull();
  const first = await lastUse();
  recordKeyUse(project.id, id);
  expect(await lastUse()).toBe(first);
});

test('the list tells the state and usage of each key, live ones first', async () => {
  const project = await makeProject();
  const live = await makeApiKey(project);
  const revoked = await makeApiKey(project);
  await revokeApiKey({ ctx: project.ctx, keyId: revoked.id });
  const day = new Date(Math.floor((await databaseNow()) / 86_400_000) * 86_400_000);
  const yesterday = new Date(day.getTime() - 86_400_000);
  const usage = { projectId: project.id, keyId: live.id, requests: 1n, bytes: 10n };
  await db().ingestUsage.create({ data: { ...usage, day, accepted: 5n, rejected: 1n } });
  await db().ingestUsage.create({ data: { ...usage, day: yesterday, accepted: 7n, rejected: 0n } });
  const listed = await listApiKeys(project.ctx);
  expect(listed.map(({ id, state }) => [id, state])).toEqual([
    [live.id, 'active'],
    [revoked.id, 'revoked'],
  ]);
  expect(listed[0]?.usage).toEqual({ today: 5, rejectedToday: 1, lastSevenDays: 12 });
});

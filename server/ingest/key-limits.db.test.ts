import { expect, test } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { db } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { KeyLimits } from './key-limits';

const database = await createTestDatabase();

const DAY_MS = 86_400_000;
const keyId = '00000000-0000-4000-8000-000000000001';

/** As the commit of that many events counts them. */
async function addUsage(projectId: string, accepted: number): Promise<void> {
  const day = new Date(Math.floor((await databaseNow()) / DAY_MS) * DAY_MS);
  const counted = { requests: 1, rejected: 0, bytes: 0 };
  await db().ingestUsage.upsert({
    where: { projectId_day_keyId_lane: { projectId, day, keyId, lane: 0 } },
    create: { projectId, day, keyId, accepted, ...counted },
    update: { accepted: { increment: accepted } },
  });
}

test('A daily quota counts what every process has stored and starts again at midnight UTC', async () => {
  // The seconds that are let pass lie far from the real midnight.
  const noonSeconds = (1.5 * DAY_MS - ((await databaseNow()) % DAY_MS)) / 1_000;
  await moveClock(database.url, noonSeconds);
  const project = await makeProject();
  const key = { id: keyId, projectId: project.id, eventsPerSecond: null, dailyEvents: 100 };
  const [here, there] = [new KeyLimits(), new KeyLimits()];
  await here.charge(key, 60);
  await addUsage(project.id, 60);
  await there.charge(key, 40);
  await addUsage(project.id, 40);

  const nowMs = await databaseNow();
  const untilMidnightMs = DAY_MS - (nowMs % DAY_MS);
  const refused = expect.objectContaining({
    code: 'quota_exceeded',
    retryAfterSeconds: expect.closeTo(untilMidnightMs / 1_000, -1),
  });
  await expect(there.charge(key, 1)).rejects.toThrow(refused);
  // A process that counted before the other one stored looks again after some seconds.
  await moveClock(database.url, noonSeconds + 6);
  await expect(here.charge(key, 1)).rejects.toThrow(
    expect.objectContaining({ code: 'quota_exceeded' }),
  );

  await moveClock(database.url, noonSeconds + untilMidnightMs / 1_000 + 1);
  await here.charge(key, 1);
  await there.charge(key, 1);
});

test('A rate holds over all processes: what others have stored is charged too, and one’s own once', async () => {
  const project = await makeProject();
  const key = { id: keyId, projectId: project.id, eventsPerSecond: 10, dailyEvents: null };
  const [here, there] = [new KeyLimits(), new KeyLimits()];
  for (const limits of [here, there]) {
    await limits.charge(key, 1);
    await limits.lookAround(key);
  }
  await there.charge(key, 10_000);
  there.noteStored(key.id, 10_000);
  await addUsage(project.id, 10_000);
  for (const limits of [here, there]) {
    await limits.lookAround(key);
    await limits.lookAround(key);
    // 10,000 of which 100 had been saved up: about 990 seconds’ worth too many.
    await expect(limits.charge(key, 1)).rejects.toThrow(
      expect.objectContaining({
        code: 'rate_limited',
        retryAfterSeconds: expect.closeTo(960, -2),
      }),
    );
  }
});

test('A rate is each key’s own, and none where the key has none', async () => {
  const project = await makeProject();
  const key = { id: keyId, projectId: project.id, eventsPerSecond: 1, dailyEvents: null };
  const other = { ...key, id: '00000000-0000-4000-8000-000000000002' };
  const limits = new KeyLimits();
  await limits.charge(key, 1_000);
  await limits.charge(other, 1_000);
  await expect(limits.charge(other, 1)).rejects.toThrow(
    expect.objectContaining({ code: 'rate_limited' }),
  );
  for (let n = 0; n < 5; n += 1) await limits.charge({ ...key, eventsPerSecond: null }, 1_000_000);
});

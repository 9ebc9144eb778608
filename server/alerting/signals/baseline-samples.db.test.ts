import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { evaluateDueRules } from '../evaluate-due-rules';

const database = await createTestDatabase();
const STEP_MS = 600_000;
/** The beginning of a step, so that the one before it is over. */
const startMs = Math.floor(Date.now() / STEP_MS) * STEP_MS;
let projectId = '';

beforeAll(async () => {
  projectId = (await makeProject('Shop')).id;
  const service = 'payments';
  const hours = Array.from({ length: 15 * 24 }, (_, hour) => {
    const bucket = new Date(Math.floor(startMs / 3_600_000) * 3_600_000 - hour * 3_600_000);
    return { projectId, bucket, service, environment: '', version: '', severity: 9, count: 6_000n };
  });
  await db().logRollupHour.createMany({ data: hours });
  const steps = Array.from({ length: 14 * 144 }, (_, step) => ({
    projectId,
    widthSeconds: 600,
    bucket: new Date(startMs - (step + 1) * STEP_MS),
    service,
    errors: BigInt(20 + ((step * 7) % 5)),
  }));
  await db().logErrorTrend.createMany({ data: steps });
  await db().logRollupMinute.createMany({
    data: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((minute) => ({
      projectId,
      bucket: new Date(startMs - 60_000 + minute * 60_000),
      service,
      environment: '',
      version: '',
      severity: 9,
      count: 100n,
    })),
  });
});
afterAll(closeConnections);

/** All rules are judged at a moment. */
async function at(timeMs: number): Promise<void> {
  await moveClock(database.url, (timeMs - Date.now()) / 1_000);
  await evaluateDueRules();
}
const alerts = () =>
  db().alert.findMany({ where: { projectId, rule: { key: 'error-rate-baseline' } } });

it('A service that logs far more errors than is usual at this time alerts, and says what is usual', async () => {
  await at(startMs + 90_000);
  expect(await alerts()).toEqual([]);
  await db().logErrorTrend.createMany({
    data: [
      {
        projectId,
        widthSeconds: 600,
        bucket: new Date(startMs),
        service: 'payments',
        errors: 4_000n,
      },
    ],
  });
  await at(startMs + STEP_MS + 90_000);
  const [alert] = await alerts();
  expect(alert).toMatchObject({ state: 'firing', value: 400, labels: { service: 'payments' } });
  const words = /^400\/min; for \d\d:\d\d the usual is [\d.]+\/min to [\d.]+\/min$/;
  expect(alert).toMatchObject({ normal: { text: expect.stringMatching(words) } });
});

import { afterAll, expect, it } from 'vitest';
import { faultSettings } from '@/scripts/testing/faults/fault-settings';
import { runFaults } from '@/scripts/testing/faults/run-faults';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '@/server/db/client';

const database = await createTestDatabase();
Object.assign(process.env, faultSettings(database.url));
afterAll(closeConnections);

/** `npm run test:faults` is the long form of it. */
it('loses no page and sends none twice, save what says so, whatever is done to the workers', async () => {
  const results = await runFaults({ databaseUrl: database.url, isLong: false });
  const bad = results.filter(({ lost, wrong, broken }) => lost + wrong + broken > 0);
  expect(bad).toEqual([]);
  expect(results.length).toBeGreaterThan(12);
}, 1_800_000);

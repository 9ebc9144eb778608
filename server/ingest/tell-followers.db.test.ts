import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, it, vi } from 'vitest';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, systemPool } from '../db/client';
import { tellFollowers } from './tell-followers';

const database = await createTestDatabase();
const follower = new pg.Client({ connectionString: database.url });
const beside = new URL(database.url);
beside.pathname = '/postgres';
const owner = new pg.Client({ connectionString: beside.href });
await Promise.all([follower.connect(), owner.connect()]);
afterAll(async () => {
  await Promise.all([follower.end(), owner.end()]);
  await closeConnections();
});

const letIn = (isOpen: boolean) =>
  owner.query(`ALTER DATABASE ${database.name} ALLOW_CONNECTIONS ${isOpen}`);

it('tells what it could not tell while the database let nobody in', async () => {
  const told: unknown[] = [];
  follower.on('notification', ({ payload }) => told.push(payload));
  await follower.query('LISTEN candor_signal');
  await letIn(false);
  const projectId = randomUUID();
  tellFollowers('candor_signal', [{ projectId, kinds: ['dead_letter'] }]);
  await expect(systemPool().query('SELECT 1')).rejects.toThrow('not currently accepting');
  expect(told).toEqual([]);
  tellFollowers('candor_signal', [{ projectId, kinds: ['queue_sample'] }]);
  await letIn(true);
  await vi.waitFor(
    () =>
      expect(new Set(told.join().split(/[ ,]/))).toEqual(
        new Set([projectId, 'dead_letter', 'queue_sample']),
      ),
    { timeout: 30_000, interval: 100 },
  );
});

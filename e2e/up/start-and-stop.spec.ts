import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { isPortFree } from '@/scripts/postgres/free-port';
import { serverAccount } from '@/scripts/postgres/server-account';
import { serverPlace } from '@/scripts/postgres/server-place';
import { startEmbeddedPostgres } from '@/scripts/postgres/start-embedded-postgres';
import { promisedTime } from '../fixtures/promised-time';
import { expect, type Run, stepsOf, test } from './up-test';

/** It takes three to five on a machine that does nothing else. */
const SECOND_START_WITHIN_MS = 8_000;
/** To this a step's time is rounded. */
const STEP_TIME_SECONDS = 0.1;

const HAS_KEPT = "SELECT to_regclass('kept') IS NOT NULL";
const IN_ORDER = /Stopping web[\s\S]*Stopping worker[\s\S]*Stopping PostgreSQL/;

/** Asks the embedded server of a run. */
async function ask(dataDirectory: string, text: string): Promise<unknown[]> {
  const { url } = await startEmbeddedPostgres({ dataDirectory });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text, rowMode: 'array' });
  await client.end();
  return rows.flat();
}

test('Started from nothing, stopped, started again within seconds, and started afresh', async ({
  up,
  port,
  dataDirectory,
}, testInfo) => {
  test.setTimeout(720_000);
  const start = (...args: string[]) => up(['--no-demo', '--port', String(port), ...args]);
  const stop = async ({ child, ended, output }: Run, signal: NodeJS.Signals) => {
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(output()).toMatch(IN_ORDER);
    expect(await isPortFree(port)).toBe(true);
  };
  const secret = () => readFileSync(path.join(dataDirectory, 'secret'), 'utf8');

  let begin = performance.now();
  const first = start();
  const { address, signIn } = await first.ready;
  const firstMs = performance.now() - begin;

  await test.step('it shows each step with its time, then where it is and the way in', async () => {
    const steps = stepsOf(first.output());
    expect(steps).toMatchObject([
      { title: 'Packages', remark: 'up to date' },
      { title: 'PostgreSQL', remark: expect.stringMatching(/^port \d+$/) },
      { title: 'Prisma client', remark: 'up to date' },
      { title: 'Migrations', remark: expect.stringMatching(/^[1-9]\d* applied$/) },
      { title: 'Build', remark: 'up to date' },
      { title: 'Web and worker' },
    ]);
    const counted = steps.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(counted).toBeGreaterThan(0.5);
    expect(counted).toBeLessThan(firstMs / 1_000 + steps.length * STEP_TIME_SECONDS);
    expect(address).toBe(`http://localhost:${port}`);
    expect(signIn).toBe(`Make the first account: ${address}/set-up`);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await fetch(`${address}/set-up`)).status).toBe(200);
  });

  await test.step('PostgreSQL runs as an account that is not root', () => {
    const { uid } = statSync(serverPlace(dataDirectory).cluster);
    expect(uid).toBe(serverAccount()?.uid ?? process.getuid?.());
    expect(uid).not.toBe(0);
  });

  await test.step('without the demo there is no demo project', async () => {
    expect(await ask(dataDirectory, 'SELECT slug FROM project WHERE is_demo')).toEqual([]);
    await ask(dataDirectory, 'CREATE TABLE kept AS SELECT 1');
  });

  await test.step('a second run beside it says where it is, and removes nothing', async () => {
    const beside = up([]);
    expect(await beside.ended).toBe(0);
    expect(beside.output()).toContain(`running already at ${address}`);
    const fresh = start('--fresh');
    expect(await fresh.ended).toBe(1);
    expect(fresh.output()).toContain(`running already at ${address}`);
    expect(fresh.output()).toContain('--fresh removes nothing');
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  });

  await test.step('on SIGINT everything stops in order', () => stop(first, 'SIGINT'));

  const firstSecret = secret();
  begin = performance.now();
  const second = start();
  await second.ready;

  await test.step('the second start took seconds and has what was stored', async () => {
    const tookMs = performance.now() - begin;
    testInfo.annotations.push({ type: 'second start', description: `${tookMs.toFixed(0)} ms` });
    process.stdout.write(`    a second start: ready after ${(tookMs / 1000).toFixed(1)} s\n`);
    // A slow machine needed longer still for the first.
    expect(tookMs).toBeLessThan(Math.max(promisedTime(SECOND_START_WITHIN_MS), firstMs));
    expect(stepsOf(second.output())).toMatchObject([
      { title: 'Packages', remark: 'up to date' },
      { title: 'PostgreSQL' },
      { title: 'Prisma client', remark: 'up to date' },
      { title: 'Migrations', remark: 'up to date' },
      { title: 'Build', remark: 'up to date' },
      { title: 'Web and worker' },
    ]);
    expect(await ask(dataDirectory, HAS_KEPT)).toEqual([true]);
    expect(secret()).toBe(firstSecret);
  });

  await test.step('on SIGTERM everything stops in order', () => stop(second, 'SIGTERM'));

  await test.step('--fresh begins with nothing of that, and removes nothing but our own', async () => {
    writeFileSync(path.join(dataDirectory, 'notes.txt'), 'somebody’s own');
    const fresh = start('--fresh');
    expect((await fresh.ready).signIn).toContain('Make the first account');
    expect(stepsOf(fresh.output())).toContainEqual(
      expect.objectContaining({ title: 'Removing the data', remark: dataDirectory }),
    );
    expect(stepsOf(fresh.output())).toContainEqual(
      expect.objectContaining({ title: 'Migrations', remark: expect.stringContaining('applied') }),
    );
    expect(await ask(dataDirectory, HAS_KEPT)).toEqual([false]);
    expect(secret()).not.toBe(firstSecret);
    expect(existsSync(path.join(dataDirectory, 'notes.txt'))).toBe(true);
    expect(readdirSync(dataDirectory)).toContain('up.json');
    await stop(fresh, 'SIGTERM');
  });
});

import { readdirSync } from 'node:fs';
import pg from 'pg';
import { throwAwayPostgres } from '@/scripts/postgres/throw-away-postgres';
import { gotoInteractive } from '../fixtures/goto-interactive';
import { test as base, expect, stepsOf } from './up-test';

const test = base.extend<{ database: { url: string; client: pg.Client } }>({
  database: async ({ browserName: _ }, use) => {
    const server = await throwAwayPostgres();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await use({ url: server.url, client });
    await client.end();
    await server.stop();
  },
});

test('With DATABASE_URL no server is started: that database is migrated, filled and served', async ({
  up,
  port,
  dataDirectory,
  database,
  browser,
}) => {
  test.setTimeout(540_000);
  const start = (...args: string[]) =>
    up(['--port', String(port), ...args], { settings: { DATABASE_URL: database.url } });

  await test.step('the demo is made unless it is not wanted, and stops with the rest', async () => {
    const first = start();
    await first.until(/… Demo project/);
    const demos = async () =>
      (await database.client.query('SELECT slug FROM project WHERE is_demo')).rows;
    await expect.poll(demos, { timeout: 120_000 }).toEqual([{ slug: 'demo' }]);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(stepsOf(first.output())).toContainEqual(
      expect.objectContaining({
        title: 'Migrations',
        remark: expect.stringMatching(/^\d+ applied$/),
      }),
    );
  });

  const second = start('--no-demo');
  const { address, signIn } = await second.ready;
  expect(second.output()).not.toContain('PostgreSQL');
  expect(second.output()).not.toContain('Demo project');
  expect(readdirSync(dataDirectory).toSorted()).toEqual([
    'secret',
    'up.json',
    'web.log',
    'worker.log',
  ]);

  await test.step('the sign-in that is printed works, and once', async () => {
    const link = /^Sign in as (demo@candor\.local), once within 60 minutes: (\S+)$/.exec(
      signIn,
    )?.[2];
    expect(link).toContain(`${address}/sign-in/once?token=`);
    const page = gotoInteractive(await browser.newPage());
    await page.goto(link ?? '');
    await page.getByRole('button', { name: 'Sign in as demo@candor.local' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await page.context().clearCookies();
    await page.goto(link ?? '');
    await expect(page.getByText('This link does not work any more')).toBeVisible();
    await page.context().close();
  });

  await test.step('--fresh does not empty it', async () => {
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    const fresh = start('--fresh');
    expect(await fresh.ended).toBe(1);
    expect(fresh.output()).toContain('never empties');
    const { rows } = await database.client.query('SELECT count(*)::int AS n FROM project');
    expect(rows[0].n).toBeGreaterThan(0);
  });
});

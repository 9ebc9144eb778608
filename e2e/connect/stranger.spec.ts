import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { Queue, Worker } from 'bullmq';
import { startRedis } from '@/scripts/testing/brokers/start-redis';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import { test as base, expect } from '../fixtures/signal-test';

const run = promisify(execFile);
interface Step {
  label: string;
  code: string;
}

/** Somebody who has this page, a terminal, and an empty folder; what npm's registry would bring lies there already. */
const test = base.extend<{
  folder: string;
  /** Opens Connect with a key made there, at one way to connect one signal; answers what it says to do. */
  stepsOf: (signal: string, sender: string) => Promise<Step[]>;
  /** Installs Candor's client as the step says. */
  install: (step: Step | undefined) => Promise<void>;
  /** Saves a file of the steps under its name. */
  save: (steps: Step[], name: string) => Promise<void>;
  /** Runs the command of the last step, which has nothing to complain of. */
  runLast: (steps: Step[]) => Promise<void>;
}>({
  folder: async ({ product: _ }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'candor-stranger-'));
    await writeFile(path.join(folder, 'package.json'), '{"private":true}');
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  stepsOf: async ({ page, open }, use) =>
    use(async (signal, sender) => {
      await open('connect');
      await page.getByRole('button', { name: 'Make a key' }).click();
      await expect(page.getByText('It is shown this once')).toBeVisible();
      await page.getByRole('button', { name: signal, exact: true }).click();
      await page.getByLabel('Name of your service').fill('stranger');
      await page.getByRole('tab', { name: sender, exact: true }).click();
      return readSteps(page);
    }),
  install: async ({ folder }, use) =>
    use(async (step) => {
      const [command = ''] = step?.code.match(/'http[^']+candor-client\.tgz'/) ?? [];
      expect(step?.code).toMatch(/^npm install /);
      await run('/bin/sh', ['-c', `npm install --no-audit --no-fund ${command}`], { cwd: folder });
      for (const name of ['bullmq', 'opossum', '@opentelemetry'])
        await symlink(path.resolve('node_modules', name), path.join(folder, 'node_modules', name));
    }),
  save: async ({ folder }, use) =>
    use((steps, name) => {
      const code = steps.find(({ label }) => label === `Save as ${name}`)?.code;
      return writeFile(path.join(folder, name), code ?? '');
    }),
  runLast: async ({ folder }, use) =>
    use(async (steps) => {
      const { stderr } = await run('/bin/sh', ['-c', steps.at(-1)?.code ?? ''], { cwd: folder });
      expect(stderr).toBe('');
    }),
});

function readSteps(page: Page): Promise<Step[]> {
  return page
    .getByRole('tabpanel')
    .getByRole('figure')
    .evaluateAll((figures) =>
      figures.map((figure) => ({
        label: figure.querySelector('figcaption')?.firstChild?.textContent ?? '',
        code: figure.querySelector('pre')?.textContent ?? '',
      })),
    );
}

// npm takes its time on a busy machine.
test.describe.configure({ timeout: 450_000 });

test('An opossum breaker is connected by what the page says, and is seen open on its page and in the strip', async ({
  stepsOf,
  install,
  page,
  open,
  save,
  runLast,
}) => {
  const steps = await stepsOf('Circuit breakers', 'opossum');
  await install(steps[0]);
  await save(steps, 'candor-opossum.mjs');
  await open('breakers');
  await runLast(steps);
  await expect(page.getByText(/1 breaker is open: stranger → bank/)).toBeVisible();
  await page.getByRole('table', { name: 'breakers' }).getByRole('link').first().click();
  await expect(page.getByText(/the bank does not answer/).first()).toBeVisible();
  await open('');
  await expect(page.getByRole('slider', { name: /bank/ })).toBeVisible();
});

test('The breaker file without a package works as it stands there', async ({
  stepsOf,
  folder,
  page,
  open,
  save,
}) => {
  const steps = await stepsOf('Circuit breakers', 'opossum, without a package');
  const name = 'candor-breaker.mjs';
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await save(steps, name);
  await writeFile(
    path.join(folder, 'service.mjs'),
    `import CircuitBreaker from 'opossum';
import { candorBreaker } from './candor-breaker.mjs';
const breaker = new CircuitBreaker(async () => { throw new Error('down'); }, { name: 'stock-api' });
breaker.fallback(() => 'later');
candorBreaker(breaker, { service: 'checkout', dependency: 'stock' }, 0.2);
for (let call = 0; call < 10; call += 1) await breaker.fire();
setTimeout(() => breaker.shutdown(), 1_000);
`,
  );
  await run(process.execPath, ['service.mjs'], { cwd: folder });
  await open('breakers');
  const row = page.getByRole('table', { name: 'breakers' }).getByRole('row', { name: /stock/ });
  await expect(row).toContainText('Open');
  await expect(row).toContainText(/100\s%/);
});

test('A service that asks a model is connected by OpenTelemetry as the page says, with what its reader did', async ({
  stepsOf,
  folder,
  page,
  open,
  save,
  runLast,
}) => {
  const steps = await stepsOf('AI features', 'OpenAI and others, by OpenTelemetry');
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await save(steps, 'candor-gen-ai.mjs');
  await open('ai/ledger');
  await runLast(steps);
  const row = page.getByRole('table').getByRole('row', { name: /reply-draft/ });
  await expect(row).toContainText('gpt-5');
  await expect(row).toContainText(/accepted/i);
});

test('Candor’s client tells of a model’s answer and its verdict as the page says', async ({
  stepsOf,
  install,
  page,
  open,
  save,
  runLast,
}) => {
  const steps = await stepsOf('AI features', 'Candor’s client');
  await install(steps[0]);
  await save(steps, 'candor-ai.mjs');
  await runLast(steps);
  await open('ai/ledger');
  const row = page.getByRole('table').getByRole('row', { name: /reply-draft/ });
  await expect(row).toContainText(/edited/i);
});

test('Metrics and spans of OpenTelemetry’s SDK arrive as the page says', async ({
  stepsOf,
  folder,
  page,
  open,
  save,
  runLast,
}) => {
  const steps = await stepsOf('Metrics and traces', 'OpenTelemetry SDK');
  const name = 'candor-telemetry.mjs';
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await save(steps, name);
  await runLast(steps);
  await expect(page.getByText('It arrived')).toBeVisible();
  await open('metrics');
  await expect(page.getByRole('table', { name: /^metrics$/i })).toContainText('carts.open');
});

for (const [signal, sender, place, seen] of [
  ['Queues', 'curl', 'queues', 'emails-dlq'],
  ['Circuit breakers', 'curl', 'breakers', 'stranger → payments'],
  ['AI features', 'curl', 'ai/ledger', 'reply-draft'],
  ['Deployments', 'At the end of a pipeline', 'delivery', 'stranger'],
  ['Metrics and traces', 'curl', 'metrics', 'carts.open'],
  ['Scheduled jobs', 'curl', 'heartbeats', 'nightly-backup'],
] as const) {
  test(`${signal}: the commands of the page (${sender}) work as copied`, async ({
    stepsOf,
    page,
    open,
  }) => {
    const steps = await stepsOf(signal, sender);
    // The line of a crontab is for cron.
    for (const { code } of steps.filter((step) => step.code.startsWith('curl')))
      await run('/bin/sh', ['-c', code], {
        env: { ...process.env, GITHUB_SHA: 'c0ffee'.repeat(6) },
      });
    await open(place);
    await expect(
      page.locator('#content').getByText(seen).filter({ visible: true }).first(),
    ).toBeVisible();
  });
}

test('GitHub is connected from here by a webhook: the way there, its address, its secret', async ({
  stepsOf,
  page,
}) => {
  expect(await stepsOf('Deployments', 'GitHub, GitLab, CDEvents')).toEqual([]);
  await page.getByRole('link', { name: 'Make a webhook endpoint' }).click();
  await expect(page).toHaveURL(/\/settings\/webhooks/);
  await expect(page.getByRole('heading', { name: 'Webhooks' })).toBeVisible();
});

test.describe('with a real Redis', () => {
  const missing = whyWithout('redis');
  test.skip(missing !== undefined, missing);

  test('A BullMQ app is connected by what the page says: its queue, its dead letter, the strip', async ({
    stepsOf,
    install,
    folder,
    page,
    open,
    save,
  }) => {
    const redis = await startRedis();
    const connection = { host: redis.host, port: redis.port, maxRetriesPerRequest: null };
    const steps = await stepsOf('Queues', 'BullMQ');
    await install(steps[0]);
    const name = 'candor-bullmq.mjs';
    await save(steps, name);
    const app = spawn(process.execPath, [name], {
      cwd: folder,
      env: { ...process.env, REDIS_HOST: redis.host, REDIS_PORT: String(redis.port) },
    });
    const queue = new Queue('emails', { connection });
    const worker = new Worker(
      'emails',
      async () => {
        throw new TypeError('no such recipient');
      },
      { connection },
    );
    await open('queues');
    await expect(page.getByRole('link', { name: /^emails( |$)/ })).toBeVisible({ timeout: 90_000 });
    await queue.add('mail', { to: 'a@example.com' });
    await once(worker, 'failed');
    const dead = page.getByRole('row', { name: /emails\.failed/ });
    await expect(dead).toContainText('Failing', { timeout: 90_000 });
    await dead.getByRole('link').first().click();
    await expect(page.getByText(/no such recipient/).first()).toBeVisible();
    await open('');
    await expect(page.getByRole('slider', { name: /^Dead letters/ })).toBeVisible();
    app.kill();
    await worker.close();
    await queue.close();
    await redis.stop();
  });
});

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe } from 'vitest';
import { startRedis } from '@/scripts/testing/brokers/start-redis';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import { expect, test } from '../testing/client-test';

const run = promisify(execFile);
const CLIENT = path.resolve('clients/typescript');
let folder = '';

/** The code of the README in its order, without the pieces that match. */
async function readmeCode(without?: RegExp): Promise<string> {
  const text = await readFile(path.join(CLIENT, 'README.md'), 'utf8');
  const pieces = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code ?? '');
  return pieces.filter((code) => !without?.test(code)).join('\n');
}

/** Runs a program beside the built package, as somebody does who has installed it. */
async function runInstalled(code: string, env: Record<string, string>): Promise<string> {
  await writeFile(path.join(folder, 'host.mjs'), code);
  const { stdout, stderr } = await run(process.execPath, ['host.mjs'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', ...env },
  });
  return stdout + stderr;
}

describe('the package as it is installed', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'candor-readme-'));
    const place = path.join(folder, 'node_modules/@candor/client');
    await mkdir(place, { recursive: true });
    const compiler = path.resolve('node_modules/typescript-native/bin/tsc');
    await run(process.execPath, [compiler, '-p', CLIENT, '--outDir', path.join(place, 'dist')]);
    await writeFile(
      path.join(place, 'package.json'),
      await readFile(path.join(CLIENT, 'package.json')),
    );
    for (const name of ['bullmq', 'opossum']) {
      await symlink(path.resolve('node_modules', name), path.join(folder, 'node_modules', name));
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('does what its README says, with nothing else installed but opossum', async ({
    receiver,
  }) => {
    const code = await readmeCode(/bullmq/);
    const env = { CANDOR_URL: receiver.url, CANDOR_API_KEY: 'cnd_x' };
    expect(await runInstalled(code, env)).toBe('');
    expect(receiver.recordsOf('logs')).toMatchObject([
      {
        level: 'info',
        message: 'order placed',
        service: 'checkout',
        version: '1.4.2',
        total: 59.9,
      },
      { level: 'error', message: 'payment declined', correlationId: 'order-1042' },
    ]);
    expect(receiver.recordsOf('breakers/samples')).toMatchObject([
      { breaker: 'card-network', dependency: 'payments', calls: 1, successes: 1, state: 'closed' },
    ]);
    const [inference] = receiver.recordsOf('ai/inferences');
    expect(receiver.recordsOf('ai/verdicts')).toMatchObject([{ inferenceId: inference?.id }]);
    expect(receiver.recordsOf('deployments')).toMatchObject([{ environment: 'production' }]);
    expect(receiver.recordsOf('metrics')).toMatchObject([{ name: 'checkout.completed' }]);
    const beat = receiver.requests.find(({ path: address }) => address.includes('heartbeats'));
    expect(beat?.text).toBe('1,204 rows');
  });

  test.skipIf(whyWithout('redis') !== undefined)(
    'watches a BullMQ queue as its README says',
    async ({ receiver }) => {
      const redis = await startRedis();
      const env = {
        CANDOR_URL: receiver.url,
        CANDOR_API_KEY: 'cnd_x',
        REDIS_HOST: redis.host,
        REDIS_PORT: String(redis.port),
      };
      // A host that stops once the first samples are there: the queue's connections keep it alive.
      const code = `${await readmeCode(/opossum|ai\.|deployment|close/)}
        const { stdin } = process;
        stdin.on('end', () => process.exit()).resume();`;
      await writeFile(path.join(folder, 'host.mjs'), code);
      const host = execFile(process.execPath, ['host.mjs'], {
        cwd: folder,
        env: { ...env, PATH: process.env.PATH ?? '', NODE_ENV: 'test' },
      });
      const samples = await receiver.until(() => {
        const sent = receiver.recordsOf('queues/samples');
        return sent.length < 2 ? undefined : sent;
      });
      host.stdin?.end();
      expect(samples).toMatchObject([
        { queue: 'emails', service: 'mailer', kind: 'work', depth: 0, enqueued: 0 },
        { queue: 'emails.failed', kind: 'dead_letter', deadLetterOf: 'emails', depth: 0 },
      ]);
      await new Promise((resolve) => host.once('close', resolve));
      await redis.stop();
    },
  );
});

import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Block, documents, readBlocks } from '@/scripts/docs/read-blocks';
import { freePort } from '@/scripts/postgres/free-port';
import { findProgram } from '@/scripts/testing/brokers/find-program';
import { type Redis, startRedis } from '@/scripts/testing/brokers/start-redis';
import { brokerProgram } from '@/scripts/testing/brokers/why-without';
import { test as base, expect } from '../fixtures/signal-test';

const run = promisify(execFile);
const ORIGIN = 'http://localhost:3000';
const REPOSITORY = process.cwd();
/** What the scripts of the guides import, as npm would have put it beside them. */
const PACKAGES = ['pino', 'winston', 'bunyan', 'bullmq', 'opossum'];

interface Reader {
  /** Where this reader works, with the packages of the guides and a curl for which a refusal is a failure. */
  folder: string;
  env: NodeJS.ProcessEnv;
  /** What stands in the guides, as it is for this reader. */
  own: (code: string) => string;
}

const test = base.extend<{ reader: Reader }, { redis: Redis | null; folder: string }>({
  redis: [
    async ({ product: _ }, use) => {
      const redis = brokerProgram('redis') === undefined ? null : await startRedis();
      await use(redis);
      await redis?.stop();
    },
    { scope: 'worker' },
  ],
  folder: [
    async ({ product }, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'candor-reader-'));
      await writeFile(path.join(folder, 'package.json'), '{"private":true,"type":"module"}');
      const client = `${product.origin}/candor-client.tgz`;
      await run('npm', ['install', '--no-audit', '--no-fund', client], { cwd: folder });
      const packages = path.join(folder, 'node_modules');
      for (const name of PACKAGES)
        await symlink(path.resolve('node_modules', name), path.join(packages, name));
      const curl = findProgram('curl') ?? 'curl';
      const wrapper = [
        '#!/bin/sh',
        `case " $* " in *" -f"*) exec '${curl}' "$@" ;; esac`,
        `exec '${curl}' --fail-with-body "$@"`,
      ];
      await writeFile(path.join(folder, 'curl'), wrapper.join('\n'), { mode: 0o755 });
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  reader: async ({ product, project, redis, folder }, use) =>
    use({
      folder,
      own: (code) => code.replaceAll(ORIGIN, product.origin),
      env: {
        ...process.env,
        PATH: `${folder}:${process.env.PATH}`,
        CANDOR_API_KEY: project.apiKey,
        CANDOR_SECRET: 'a secret for tests alone, of no use elsewhere',
        DATABASE_URL: product.databaseUrl,
        RESTORED_DATABASE_URL: await makeEmptyDatabase(product.databaseUrl),
        ...(redis === null ? {} : { REDIS_HOST: redis.host, REDIS_PORT: String(redis.port) }),
      },
    }),
});

/** Why a block cannot be run on this machine; null where it can. */
async function whyNot(program: string, databaseUrl: string): Promise<string | null> {
  if (program === 'redis') return brokerProgram('redis') === undefined ? 'no Redis' : null;
  const found = findProgram(program);
  if (found === undefined) return `no ${program}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query('SHOW server_version_num');
  await client.end();
  const server = Math.floor(Number(rows[0].server_version_num) / 10_000);
  const { stdout } = await run(found, ['--version']);
  const own = Number(/(\d+)\./.exec(stdout)?.[1]);
  return own >= server ? null : `${program} ${own}, older than the server's ${server}`;
}

/** An empty database beside that of the product. */
async function makeEmptyDatabase(databaseUrl: string): Promise<string> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function runShell({ code }: Block, { folder, env, own }: Reader): Promise<string> {
  // npm's own commands are of the repository; all else is done wherever one is.
  const cwd = /^npm run/m.test(code) ? REPOSITORY : folder;
  const { stdout } = await run('/bin/sh', ['-e', '-c', own(code)], { cwd, env });
  return stdout;
}

async function runScript(block: Block, { folder, env, own }: Reader): Promise<string> {
  const isEndless = block.fate.kind === 'needs';
  const ending = isEndless ? '\nawait candor.flush();\nprocess.exit(0);\n' : '';
  await writeFile(path.join(folder, 'script.mjs'), own(block.code) + ending);
  const { stdout, stderr } = await run(process.execPath, ['script.mjs'], { cwd: folder, env });
  expect([block.place, stderr]).toEqual([block.place, '']);
  return stdout;
}

/** Makes the project's rules those of the file, reads them, and puts back what was read. */
async function putRules({ code, place }: Block, { env }: Reader, origin: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${env.CANDOR_API_KEY}`,
    'content-type': 'application/yaml',
  };
  const put = async (body: string) => {
    const answer = await fetch(`${origin}/api/v1/rules`, { method: 'PUT', headers, body });
    const said = await answer.json();
    expect([place, answer.status, said]).toEqual([place, 200, expect.anything()]);
    return said;
  };
  await put(code);
  const read = await fetch(`${origin}/api/v1/rules?format=yaml`, { headers });
  expect(await put(await read.text())).toMatchObject({
    created: [],
    changed: [],
    deleted: [],
  });
  return '';
}

async function runUntil({ code, place }: Block, says: string, reader: Reader): Promise<string> {
  const port = String(await freePort());
  const child = spawn('/bin/sh', ['-c', `exec env ${code.replace(/PORT=\d+/, `PORT=${port}`)}`], {
    cwd: REPOSITORY,
    env: { ...reader.env, PORT: port },
    detached: true,
  });
  let output = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  const said = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.toLowerCase().includes(says.toLowerCase())) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => reject(new Error(`${place} ended with ${code}: ${output}`)));
  });
  await said;
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
  return '';
}

for (const document of documents()) {
  const blocks = readBlocks(document).filter(({ fate }) => fate.kind !== 'left');
  if (blocks.length === 0) continue;
  test(`The commands of ${document} do what they are there for`, async ({ reader, product }) => {
    test.setTimeout(900_000);
    for (const block of blocks) {
      const { place, fate, language } = block;
      const missing =
        fate.kind === 'needs' ? await whyNot(fate.program, product.databaseUrl) : null;
      if (missing !== null) {
        test.info().annotations.push({ type: 'not run', description: `${place}: ${missing}` });
        continue;
      }
      const said = await test.step(place, () => {
        if (fate.kind === 'until') return runUntil(block, fate.says, reader);
        if (language === 'yaml') return putRules(block, reader, product.origin);
        return language === 'js' ? runScript(block, reader) : runShell(block, reader);
      });
      // What was taken in was taken in whole.
      expect([place, said]).toEqual([place, expect.not.stringMatching(/"rejected":[1-9]/)]);
    }
  });
}

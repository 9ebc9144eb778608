import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hashOfFiles } from '../hash-of-files';
import { buildClient } from './build-client';

const SOURCES = [
  'app',
  'components',
  'domain',
  'server',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'scripts/route-methods.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** Path of Next's command line program. */
export function nextProgram(): string {
  return createRequire(import.meta.url).resolve('next/dist/bin/next');
}

/**
 * Arguments to Node that start the web process on a port. Ingest makes much that is soon forgotten: a larger nursery saves
 * a tenth of its time. Little of it survives, so that several threads clearing the nursery would mostly wait for each
 * other, on cores that the database needs.
 */
export function webArguments(port: number | string, { dev = false } = {}): string[] {
  const next = [nextProgram(), dev ? 'dev' : 'start', '--port', String(port)];
  // `next dev` hands its arguments on in NODE_OPTIONS, where Node does not take the second.
  const threads = dev ? [] : ['--no-parallel-scavenge'];
  return ['--max-semi-space-size=64', ...threads, ...next];
}

/** What a build is made from, as one hash. */
export function hashOfSources(): string {
  return hashOfFiles(SOURCES, { leaveOut: (file) => /\.test\.tsx?$|\.tgz$/.test(file) });
}

/** Whether `distDirectory` holds a complete build of the sources as they are. */
export function isBuilt(distDirectory: string, hash: string): boolean {
  const stamp = stampOf(distDirectory);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/**
 * Runs `next build` into `distDirectory` unless it holds a build of these sources.
 *
 * @returns a remark on what was done.
 * @throws Error with the output of a build that failed.
 */
export async function buildWeb({
  distDirectory = process.env.CANDOR_DIST_DIR || '.next',
  stop,
}: {
  distDirectory?: string;
  stop?: AbortSignal;
}): Promise<string> {
  await buildClient();
  const hash = hashOfSources();
  if (isBuilt(distDirectory, hash)) return 'up to date';
  // Gone before the build begins: a killed build must not pass for the one before it.
  rmSync(stampOf(distDirectory), { force: true });
  await runBuild(distDirectory, stop);
  mkdirSync(distDirectory, { recursive: true });
  writeFileSync(stampOf(distDirectory), hash);
  return 'built';
}

function runBuild(distDirectory: string, stop: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [nextProgram(), 'build'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        CANDOR_DIST_DIR: distDirectory,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(stop && { signal: stop }),
    });
    let output = '';
    build.stdout.on('data', (chunk) => {
      output += chunk;
    });
    build.stderr.on('data', (chunk) => {
      output += chunk;
    });
    build.on('error', reject);
    build.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`\`next build\` failed with exit code ${code}:\n${output.trim()}`));
    });
  });
}

function stampOf(distDirectory: string): string {
  return path.join(distDirectory, 'built-from');
}

// `npm run up`. Needs nothing but Node until the packages are installed; what comes after is in
// scripts/up/run-up.ts.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from './check-node.mjs';
import { installPackages } from './install-packages.mjs';
import { step } from './step.mjs';
import { HELP, readOptions } from './up/options.mjs';
import { takeRunFile } from './up/run-file.mjs';

checkNode();
process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** npm passes on a Ctrl-C that the terminal has sent us, too; two signals so close are one wish. */
const SAME_SIGNAL_MS = 1_000;

const stopping = new AbortController();
let askedAt = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    const now = performance.now();
    if (!stopping.signal.aborted) askedAt = now;
    // Asked a second time: leave at once. What we started notices and ends by itself.
    else if (now - askedAt > SAME_SIGNAL_MS) process.exit(130);
    stopping.abort();
  });
}
stopWithNpm();

try {
  const options = readOptionsOrSay();
  if (options.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  const runFile = takeRunFile(options.dataDirectory);
  if ('pid' in runFile) {
    const where = runFile.runningAt ? `at ${runFile.runningAt}` : 'and is still starting';
    process.stdout.write(`Candor is running already ${where} (process ${runFile.pid}).\n`);
    if (options.fresh)
      throw new Error('Its data is in use: --fresh removes nothing until it is stopped.');
    process.exit(0);
  }
  process.on('exit', runFile.remove);
  await step('Packages', () => installPackages({ signal: stopping.signal }));
  const { register } = await import('tsx/esm/api');
  register();
  const { runUp } = await import('./up/run-up');
  await runUp({ options, runFile, stop: stopping.signal });
  process.exit(0);
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function readOptionsOrSay() {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`${said}\nThe options: npm run up -- --help`);
  }
}

/** npm and the shell between it and us may be ended without passing that on. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stopping.abort();
  }, 500).unref();
}

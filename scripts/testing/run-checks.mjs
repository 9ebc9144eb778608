import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from '../check-node.mjs';
import { installPackages } from '../install-packages.mjs';
import { step } from '../step.mjs';

/**
 * Installs the packages if need be, does lists of checks one after the other, the checks of a list side by side, and
 * ends the process with the sum of them as the last line and its exit code.
 *
 * @param {() => Promise<readonly (readonly import('./check').Check[])[]>} loadChecks called once packages are there
 */
export async function runChecksWith(loadChecks) {
  checkNode();
  process.chdir(path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url)))));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // The checks get the signal from the terminal, or notice that we are gone.
    process.on(signal, () => process.exit(130));
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    await step('Packages', () => installPackages());
    const { register } = await import('tsx/esm/api');
    register();
    const { generateClient } = await import('../prisma/generate-client');
    await step('Prisma client', generateClient);
    const { runSideBySide } = await import('./check');
    const lines = [];
    const failures = [];
    for (const checks of await loadChecks()) {
      for (const { name, passed, failed, skipped, seconds, ...told } of await runSideBySide(
        checks,
      )) {
        total.passed += passed;
        total.failed += failed;
        total.skipped += skipped;
        failures.push(...told.failures);
        lines.push(
          `  ${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`,
        );
      }
    }
    // Once more, near the end: what scrolled by an hour ago is found by nobody.
    if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`);
    console.log(`\n${lines.join('\n')}\n`);
  } catch (error) {
    total.failed += 1;
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
}

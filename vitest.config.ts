import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { checkRoutes } from './scripts/testing/contract/check-routes.mjs';
import { LongestFirst } from './scripts/testing/longest-first.mjs';

const alias = { '@': path.resolve(import.meta.dirname) };
/** Longer than anything takes where other work has the cores: who waits in vain is told then, and who is slow may be. */
const PATIENCE_MS = 300_000;
const patient = {
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
  expect: { poll: { timeout: 60_000 } },
};
const exclude = ['**/node_modules/**', '**/.next/**', '**/.candor/**'];

/**
 * Kinds of test, told apart by suffix: `.test.ts` is pure, `.db.test.ts` gets a database of its own, `.build.test.ts`
 * looks at the build that `npm test` made.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          ...patient,
          setupFiles: ['scripts/testing/same-cases.ts'],
          // What is pure needs no process of its own: to load its modules for each file takes more than the tests do.
          isolate: false,
          // All cores: the default leaves one, of two, to nobody.
          maxWorkers: '100%',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts', '**/*.build.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: { name: 'build', ...patient, include: ['**/*.build.test.ts'], exclude },
      },
      {
        resolve: { alias },
        plugins: [checkRoutes()],
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude,
          globalSetup: ['scripts/testing/database-setup.ts'],
          // One process for many files, made as new before each.
          isolate: false,
          ...patient,
          setupFiles: ['scripts/testing/as-new-process.ts', 'scripts/testing/same-cases.ts'],
          maxWorkers: 2,
        },
      },
    ],
  },
});

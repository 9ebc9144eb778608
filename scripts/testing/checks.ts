import path from 'node:path';
import { z } from 'zod';
import { nextProgram } from '../up/build-web';
import type { Check } from './check';
import { failedInPlaywright, failedInVitest, playwrightSuite, vitestFiles } from './failed-tests';

const REPORTS = path.resolve('test-results');
const DIST_FOLDER = '.next-test';

/** Path of a package's command line program; most packages' exports do not name theirs. */
function program(name: string, file: string): string {
  return path.resolve('node_modules', name, file);
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: vitestFiles,
});

function vitest(name: string, project: string): Check {
  const file = path.join(REPORTS, `${project}.json`);
  return {
    name,
    args: [
      program('vitest', 'vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    report: {
      file,
      read(report) {
        const counts = vitestReport.parse(report);
        return {
          passed: counts.numPassedTests,
          failed: counts.numFailedTests,
          skipped: counts.numPendingTests + counts.numTodoTests,
          failures: failedInVitest(counts.testResults),
        };
      },
    },
  };
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(playwrightSuite),
});

/** What `npm run verify` does. Without services, and within a minute; those of one list side by side. */
export const QUICK_CHECKS: readonly (readonly Check[])[] = [
  [{ name: 'Types of routes', args: [nextProgram(), 'typegen'] }],
  [
    {
      name: 'Types',
      args: [program('typescript-native', 'bin/tsc'), '-p', '.', '--checkers', '1'],
    },
    vitest('Unit tests', 'unit'),
    {
      name: 'Format and lint',
      args: [program('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'],
    },
    {
      name: 'Architecture',
      args: [
        program('dependency-cruiser', 'bin/dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.cjs',
        'app',
        'clients',
        'components',
        'domain',
        'server',
      ],
    },
    { name: 'Dead code', args: [program('knip', 'bin/knip.js')] },
  ],
];

/** Each test file on a database of its own, on a server made for them. */
export const DATABASE_CHECK: Check = vitest('Database tests', 'database');

export const BUILD_CHECK: Check = {
  name: 'Build',
  args: ['--import', 'tsx', 'scripts/build-web.ts'],
  env: { CANDOR_DIST_DIR: DIST_FOLDER },
};

/** What the build weighs. */
export const BUDGET_CHECK: Check = {
  ...vitest('Budgets', 'build'),
  env: { CANDOR_DIST_DIR: DIST_FOLDER },
};

/** The product in a browser. */
export const BROWSER_CHECK: Check = {
  name: 'Browser tests',
  args: [program('@playwright/test', 'cli.js'), 'test'],
  env: { CANDOR_DIST_DIR: DIST_FOLDER },
  report: {
    file: path.join(REPORTS, 'browser.json'),
    read(report) {
      const { stats, suites } = playwrightReport.parse(report);
      return {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
        failures: suites.flatMap(failedInPlaywright),
      };
    },
  },
};

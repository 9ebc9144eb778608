import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const MOST_LINES = 12;

/** A test's name and what was wrong, as they are told once more at the end of a run. */
function failure(name: string, message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^ +at .*node_modules/.test(line))
    .slice(0, MOST_LINES);
  return [name, ...lines.map((line) => `    ${line}`)].join('\n');
}

export const vitestFiles = z.array(
  z.object({
    name: z.string(),
    message: z.string().default(''),
    status: z.string(),
    assertionResults: z.array(
      z.object({
        fullName: z.string(),
        status: z.string(),
        failureMessages: z.array(z.string()).nullish(),
      }),
    ),
  }),
);

/** The tests that failed, and the files that failed without one. */
export function failedInVitest(files: z.infer<typeof vitestFiles>): string[] {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [failure(name, message)] : [];
    return tests.map(({ fullName, failureMessages }) =>
      failure(`${name}: ${fullName}`, failureMessages?.[0] ?? ''),
    );
  });
}

const playwrightSpec = z.object({
  title: z.string(),
  ok: z.boolean(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string() }).partial().nullish() })),
    }),
  ),
});

interface PlaywrightSuite {
  specs: z.infer<typeof playwrightSpec>[];
  suites?: PlaywrightSuite[] | undefined;
}

export const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpec), suites: z.array(playwrightSuite).optional() }),
);

/** The tests that failed, and those that passed only when they were tried again. */
export function failedInPlaywright({ specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
    .map(({ title, file, line, ok, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error ?? []));
      const name = `${file}:${line} ${title}${ok ? ' (passed when it was tried again)' : ''}`;
      return failure(name, errors[0]?.message ?? '');
    });
  return [...own, ...suites.flatMap(failedInPlaywright)];
}

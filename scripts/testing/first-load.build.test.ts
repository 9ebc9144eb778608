import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type FirstLoad, firstLoads } from './first-load';

const MOST_BYTES = 200_000;
const MOST_NAMED = 8;
/** What is in a script of a library and in nothing else, and what that library does here. */
const HEAVY = {
  zod: 'ZodError',
  recharts: 'recharts-surface',
  retext: 'ParagraphNode',
  'react-virtual': 'lateFling',
};

const folder = process.env.CANDOR_DIST_DIR ?? '.next-test';
const routes = firstLoads(folder);

test('every page has been measured', () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'page.tsx',
  );
  expect(routes.length).toBeGreaterThanOrEqual(pages.length);
});

test.each(routes)('$route fetches less than 200 kB of script before it answers', (one) => {
  expect(one.bytes, told(one)).toBeLessThan(MOST_BYTES);
});

test.each(Object.entries(HEAVY))('%s is in no page’s first script', (_, marker) => {
  const files = new Set(routes.flatMap(({ chunks }) => chunks.map(({ file }) => file)));
  const having = [...files].filter((file) =>
    readFileSync(path.join(folder, file), 'utf8').includes(marker),
  );
  const pages = routes.filter(({ chunks }) => chunks.some(({ file }) => having.includes(file)));
  expect(pages.map(({ route }) => route)).toEqual([]);
});

/** What weighs how much, and which of it is this page's own doing: a script of few pages is the place to look first. */
function told({ route, bytes, chunks }: FirstLoad): string {
  const named = chunks.slice(0, MOST_NAMED).map(({ file, bytes: size }) => {
    const pages = routes.filter((other) => other.chunks.some((chunk) => chunk.file === file));
    return `${size} ${file}, of ${pages.length} pages`;
  });
  return `${route} fetches ${bytes} bytes of compressed script, ${bytes - MOST_BYTES} over ${MOST_BYTES}; largest first:
  ${named.join('\n  ')}`;
}

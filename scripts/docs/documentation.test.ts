import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ruleFileSchema } from '@/domain/alerting/schemas';
import { API_REFERENCE_FILE, apiReferenceMarkdown } from './api-reference-markdown';
import { documents, readBlocks } from './read-blocks';

const MOST_PICTURE_BYTES = 200_000;
/** What e2e/docs/commands.spec.ts knows how to run. */
const RUN = ['sh', 'js', 'yaml'];

const texts = documents().map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** As GitHub makes them from headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

describe('The documentation', () => {
  test('has a reference of the machine API that is current (npm run docs:api writes it)', () => {
    expect(readFileSync(API_REFERENCE_FILE, 'utf8')).toBe(apiReferenceMarkdown());
  });

  test.each(documents())('%s has no block that is neither run nor says why not', (document) => {
    for (const { place, language, fate } of readBlocks(document)) {
      const isRun = fate.kind !== 'left';
      expect([place, isRun && !RUN.includes(language)]).toEqual([place, false]);
    }
  });

  test('gives rules that the product takes as they stand', () => {
    const files = documents()
      .flatMap(readBlocks)
      .filter(({ language, fate }) => language === 'yaml' && fate.kind === 'run');
    expect(files.length).toBeGreaterThan(10);
    for (const { place, code } of files) {
      const read = ruleFileSchema.safeParse(parse(code));
      expect([place, read.error?.issues ?? []]).toEqual([place, []]);
    }
  });

  test('links to nothing that is not there', () => {
    for (const { file, text } of texts) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [name = '', anchor] = target.split('#');
        const linked = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
        expect([file, target, existsSync(linked)]).toEqual([file, target, true]);
        if (anchor === undefined || !linked.endsWith('.md')) continue;
        const anchors = anchorsOf(readFileSync(linked, 'utf8'));
        expect([file, target, anchors.includes(anchor)]).toEqual([file, target, true]);
      }
    }
  });

  test('shows small pictures, each with words for those who do not see it', () => {
    const pictures = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', target = '']) => ({
        words,
        place: path.posix.join(path.posix.dirname(file), target),
      })),
    );
    expect(pictures.length).toBeGreaterThan(10);
    for (const { words, place } of pictures) {
      expect([place, words.length > 20]).toEqual([place, true]);
      expect([place, statSync(place).size < MOST_PICTURE_BYTES]).toEqual([place, true]);
    }
  });

  test('names every setting that the product reads', () => {
    const settings = [
      ...readFileSync('server/env.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm),
    ].map(([, name = '']) => name);
    expect(settings.length).toBeGreaterThan(20);
    const production = readFileSync('docs/production.md', 'utf8');
    for (const name of settings)
      expect([name, production.includes(`\`${name}\``)]).toEqual([name, true]);
  });
});

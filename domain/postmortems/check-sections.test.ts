import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLanguage } from '../language/check-language';
import { BLAMEFUL_SENTENCES } from '../language/corpus/blameful-sentences';
import { checkSection, checkSections } from './check-sections';
import { markdownBlocks } from './markdown-blocks';

const BLAME = 'The operator should have looked.';

describe('the blocks of a text', () => {
  it('are its paragraphs, items and code, and make up the text again', () => {
    const text =
      '# Late\n\nOne\ntwo\n\n- a\n  - b\n\n  c\n- d\n\n```\n\n- not an item\n```\n\n<!-- one\n\ntwo -->\n\n> said\n';
    const blocks = markdownBlocks(text).map(({ markdown }) => markdown);
    expect(blocks).toEqual([
      '# Late\n\n',
      'One\ntwo\n\n',
      '- a\n  - b\n\n  c\n',
      '- d\n\n',
      '```\n\n- not an item\n```\n\n',
      '<!-- one\n\ntwo -->\n\n',
      '> said\n',
    ]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' ', '-', '`', '>') }), (any) => {
        const found = markdownBlocks(any);
        expect(found.map(({ markdown }) => markdown).join('')).toBe(any);
        for (const { from, markdown } of found)
          expect(any.slice(from).startsWith(markdown)).toBe(true);
      }),
    );
  });

  it('say of their words what the text as a whole says', () => {
    const sentence = fc.constantFrom(...BLAMEFUL_SENTENCES.map(([, text]) => text));
    const shape = fc.constantFrom(
      (text: string) => `${text}\n`,
      (text: string) => `- ${text}\n- Fine.\n`,
      (text: string) => `1. Fine.\n\n   ${text}\n2. Fine.\n`,
      (text: string) => `> ${text}\n`,
      (text: string) => `## ${text}\n`,
      (text: string) => `\`\`\`\n\n${text}\n\n\`\`\`\n`,
      (text: string) => `<!--\n\n${text}\n\n-->\n`,
    );
    const part = fc.tuple(shape, sentence).map(([write, text]) => write(text));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const markdown = parts.join('\n');
        expect(checkSection({ key: 'summary', markdown }, Number.POSITIVE_INFINITY)).toEqual({
          findings: checkLanguage(markdown, 'prose'),
          isWhole: true,
        });
      }),
    );
  });
});

describe('a document', () => {
  it('is told of with the sections that its words stand in, where they stand', () => {
    const sections = [
      { key: 'summary', markdown: `Fine.\n\n${BLAME}\n` },
      { key: 'action-items', markdown: '- Be careful.\n' },
    ];
    const found = checkSections(sections, Number.POSITIVE_INFINITY) ?? [];
    expect(found.map(({ section }) => section)).toEqual(['summary', 'action-items']);
    for (const { section, from, to, found: words } of found)
      expect(sections.find(({ key }) => key === section)?.markdown.slice(from, to)).toBe(words);
    expect(checkSections([])).toEqual([]);
    expect(checkSections(sections, -1)).toBeNull();
  });

  it.each([
    ['one paragraph without an end', `${BLAME} `.repeat(200)],
    ['quotations in quotations', '> '.repeat(1_000)],
    ['lists in lists', `${'- '.repeat(1_000)}a`],
    ['marks that never close', '*_['.repeat(900)],
    ['underlines of headings', 'a\n=\n'.repeat(25_000)],
    [
      'items deeper and deeper',
      Array.from({ length: 60 }, (_, n) => `${'  '.repeat(n)}- a\n`).join(''),
    ],
  ])('of %s is not looked through at once', (_, markdown) => {
    expect(checkSections([{ key: 'summary', markdown }], Number.POSITIVE_INFINITY)).toBeNull();
    const beside = { key: 'summary', markdown: `${markdown}\n\n\nFine.\n\n${BLAME}\n` };
    const { findings, isWhole } = checkSection(beside, Number.POSITIVE_INFINITY);
    expect([isWhole, findings.at(-1)?.found]).toEqual([false, 'should have looked']);
  });

  it('is looked through beside code, however long that is', () => {
    const trace = '    at run(<anonymous>:1:1) [`a_b`] ** & !\n'.repeat(300);
    const markdown = `\`\`\`\n${trace}\`\`\`\n\n${BLAME}\n`;
    expect(checkSections([{ key: 'summary', markdown }], Number.POSITIVE_INFINITY)).toHaveLength(1);
  });
});

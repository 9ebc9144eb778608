import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citation, citedNumbers } from './citations';
import type { Evidence } from './evidence';
import { readMarkdown } from './read-markdown';
import { sectionKey } from './section-key';
import { writeMarkdown } from './write-markdown';

/** Stands for a YAML parser: a line with a colon is a pair. */
const yaml = (text: string) => {
  if (!/^\w+: /.test(text)) throw new Error('No YAML');
  return Object.fromEntries(text.split('\n').map((line) => line.split(': ')));
};
const ADDRESS = 'https://candor.example/p/shop/postmortems/1';
const evidence: Evidence[] = [
  {
    number: 1,
    kind: 'row',
    caption: 'Breaker *payments* opened',
    path: null,
    frozenAt: '2026-11-26T00:00:00.000Z',
    data: { at: '2026-11-26T00:00:00.000Z', kind: 'breaker', text: 'opened', by: null },
  },
];
const written = (markdown: string, heading = 'Summary') =>
  writeMarkdown({
    title: 'Orders: late',
    frontMatter: 'incident: 7\nowner: null\n',
    sections: [{ key: 'summary', heading, prompt: '', markdown }],
    actions: [
      {
        id: '1',
        title: 'Set a *limit*',
        status: 'open',
        owner: 'Ada',
        dueAt: '2026-12-01T00:00:00.000Z',
      },
      { id: '2', title: 'Say so', status: 'done', owner: null, dueAt: null },
    ],
    evidence,
    address: ADDRESS,
  });

describe('a postmortem as Markdown', () => {
  it('has front matter, a heading a section, links that work outside, its actions and its evidence', () => {
    expect(written(`See ${citation(1)} and [logs](/p/shop/logs?q=a).`)).toBe(`---
incident: 7
owner: null
---

# Orders: late

## Summary

See [E1](${ADDRESS}#evidence-1) and [logs](https://candor.example/p/shop/logs?q=a).

<!-- evidence kept by Candor -->

---

**Actions**

- [ ] Set a \\*limit\\* (open, Ada, due 2026-12-01)
- [x] Say so (done, nobody has it)

**Evidence**

- [E1](${ADDRESS}#evidence-1) Breaker \\*payments\\* opened
`);
  });

  it('leaves code and addresses of other places as they are', () => {
    const code = '```\n# a shell comment\n[x](/p)\n```\n[out](//elsewhere.example)';
    expect(written(code)).toContain(code);
  });

  it('comes back from its own document as it was', () => {
    const text = fc.stringMatching(/^[a-z *#`>[\]().\n-]{0,60}$/);
    fc.assert(
      fc.property(text, fc.stringMatching(/^[a-zA-Z*_# ]{0,20}[a-z]$/), (markdown, heading) => {
        const once = readMarkdown(written(markdown, heading.trim()), yaml);
        const [section] = once.sections;
        fc.pre(section !== undefined);
        const again = readMarkdown(written(section.markdown, section.heading), yaml);
        expect([again.title, again.sections]).toEqual([once.title, once.sections]);
        expect(section.heading).toBe(heading.trim().replace(/ +/g, ' '));
      }),
    );
  });
});

describe('a Markdown document read', () => {
  it('gives its title, and each ## as a section with a key of its own', () => {
    const read = readMarkdown(
      '# What \\*we\\* learned\n\nIn short.\n\n## Impact ##\n\n### Who\n\n- all\n\n## Impact\n\n```\n## not a heading\n```\n',
      yaml,
    );
    expect(read.title).toBe('What *we* learned');
    expect(read.sections.map(({ key, heading, markdown }) => [key, heading, markdown])).toEqual([
      ['summary', 'Summary', 'In short.'],
      ['impact', 'Impact', '### Who\n\n- all'],
      ['impact-2', 'Impact', '```\n## not a heading\n```'],
    ]);
  });

  it('takes lines with a line under them for headings, and no other text', () => {
    const read = readMarkdown(
      'Late\n====\n\nImpact\n------\n\n- a\n---\n\nOne\ntwo\n---\n\n```\nx\n---\n```\n\n| a |\n---\n',
      yaml,
    );
    expect(read.title).toBe('Late');
    expect(read.sections.map(({ heading, markdown }) => [heading, markdown])).toEqual([
      ['Impact', '- a\n---\n\nOne\ntwo\n---\n\n```\nx\n---\n```\n\n| a |\n---'],
    ]);
  });

  it('loses no heading where all are of the first level', () => {
    const headings = (document: string) =>
      readMarkdown(document, yaml).sections.map(({ heading }) => heading);
    const text = '# Impact\n\nMany.\n\n# Timeline\n\nLong.\n';
    expect(headings(`---\ntitle: Told\n---\n${text}`)).toEqual(['Impact', 'Timeline']);
    expect(headings(`# Told\n\n${text}`)).toEqual(['Impact', 'Timeline']);
  });

  it('takes its title from front matter before its heading', () => {
    expect(readMarkdown('---\ntitle: Told\n---\n# Written\n\n## A', yaml).title).toBe('Told');
  });

  it('takes what looks like front matter and is none for text', () => {
    for (const text of ['---\n: : [\n---\nrest', '---\n- a\n---\nrest', '---\nno end'])
      expect(readMarkdown(text, yaml).sections[0]?.markdown).toContain('---');
  });

  it('of anything at all never fails', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readMarkdown(text, yaml)));
  });
});

describe('what stands in a text', () => {
  it('is known by its citations', () => {
    expect(citedNumbers([`${citation(3)} ${citation(1)}`, citation(3), '[E9](#other-9)'])).toEqual([
      1, 3,
    ]);
  });

  it('has keys that are told apart', () => {
    expect(sectionKey('Where we got lucky')).toBe('where-we-got-lucky');
    expect(sectionKey('Überraschung!')).toBe('uberraschung');
    expect(sectionKey('???', ['section'])).toBe('section-2');
  });
});

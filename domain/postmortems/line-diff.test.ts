import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from './line-diff';
import { mergeSections, textOf } from './merge-sections';
import { mergeText } from './merge-text';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  .map((lines) => lines.join('\n'));
const none = () => [];

describe('a diff by lines', () => {
  it('says what was taken out and what came in, and keeps the rest', () => {
    expect(diffLines('one\ntwo\nthree', 'one\n2\nthree\nfour')).toEqual([
      { kind: 'same', text: 'one' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: '2' },
      { kind: 'same', text: 'three' },
      { kind: 'added', text: 'four' },
    ]);
    expect(diffLines('', '')).toEqual([]);
  });

  it('holds both texts, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const of = (left: string) =>
          lines.flatMap(({ kind, text: line }) => (kind === left ? [] : [line])).join('\n');
        expect([of('added'), of('removed')]).toEqual([before, after]);
      }),
    );
  });

  it('of texts far too long to compare replaces the middle as a whole', () => {
    const long = (word: string) =>
      `top\n${Array.from({ length: 3_000 }, (_, n) => `${word}${n}`).join('\n')}`;
    const lines = diffLines(long('a'), long('b'));
    expect(lines[0]).toEqual({ kind: 'same', text: 'top' });
    expect(lines).toHaveLength(6_001);
  });
});

describe('two versions of one text', () => {
  it('are one when they changed other lines', () => {
    const parts = mergeText('a\nb\nc', 'A\nb\nc', 'a\nb\nC\nd');
    expect(parts).toEqual([{ kind: 'agreed', lines: ['A', 'b', 'C', 'd'] }]);
  });

  it('leave what both changed otherwise to a person, with all three ways', () => {
    expect(mergeText('a\nb\nc', 'a\nmine\nc', 'a\ntheirs\nc')).toEqual([
      { kind: 'agreed', lines: ['a'] },
      { kind: 'conflict', base: ['b'], mine: ['mine'], theirs: ['theirs'] },
      { kind: 'agreed', lines: ['c'] },
    ]);
    expect(mergeText('', 'mine', 'theirs')).toHaveLength(1);
  });

  it('take what one alone wrote, whatever it is', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(textOf(mergeText(base, changed, base), none)).toBe(changed);
        expect(textOf(mergeText(base, base, changed), none)).toBe(changed);
        expect(textOf(mergeText(base, changed, changed), none)).toBe(changed);
      }),
    );
  });

  it('lose no line of either', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const parts = mergeText(base, mine, theirs);
        const lines = parts.flatMap((part) =>
          part.kind === 'agreed' ? part.lines : [...part.mine, ...part.theirs],
        );
        const isNew = (line: string) => line !== '' && !base.split('\n').includes(line);
        for (const line of [...mine.split('\n'), ...theirs.split('\n')].filter(isNew))
          expect(lines).toContain(line);
      }),
    );
  });
});

describe('two versions of a document', () => {
  const section = (key: string, markdown: string) => ({ key, heading: key, prompt: '', markdown });

  it('are brought together section by section', () => {
    const base = [section('summary', 's'), section('impact', 'i'), section('luck', 'l')];
    const mine = [section('summary', 'mine'), section('impact', 'i'), section('luck', 'l')];
    const theirs = [section('summary', 's'), section('impact', 'theirs'), section('new', 'n')];
    const merged = mergeSections(base, mine, theirs);
    expect(merged.map((one) => [one.section.key, one.section.markdown, one.hasConflict])).toEqual([
      ['summary', 'mine', false],
      ['impact', 'theirs', false],
      ['new', 'n', false],
    ]);
  });

  it('keep a section that one deleted while the other wrote in it', () => {
    const base = [section('summary', 's'), section('impact', 'i')];
    const written = [section('summary', 's'), section('impact', 'more')];
    const deleted = [section('summary', 's')];
    for (const [mine, theirs] of [
      [written, deleted],
      [deleted, written],
    ] as const)
      expect(
        mergeSections(base, mine, theirs).map(({ section: { markdown } }) => markdown),
      ).toEqual(['s', 'more']);
  });
});

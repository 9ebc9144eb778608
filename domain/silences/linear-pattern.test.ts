import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearPattern, PatternError } from './linear-pattern';

describe('A pattern', () => {
  it.each([
    ['pay.*', 'payments', true],
    ['pay', 'payments', false],
    ['', '', true],
    ['(?:orders|emails)-dlq', 'emails-dlq', true],
    ['orders|emails', 'emails-dlq', false],
    ['[a-c]+x?', 'abcx', true],
    ['[^a-c]', 'b', false],
    ['[]x]', ']', true],
    ['a{2,3}', 'aaaa', false],
    ['a{2,}', 'aaaa', true],
    ['a{2}', 'aa', true],
    ['\\d+\\.\\d+', '12.5', true],
    ['(a|)b', 'b', true],
    ['.', '😀', true],
  ])('%s over %j: %s', (pattern, text, expected) => {
    expect(linearPattern(pattern)(text)).toBe(expected);
  });

  it('matches as the language’s own does, which is slow only on what is not tried here', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      'a*',
      'b+',
      '(a|b)',
      'a?',
      '(ab)*',
      'a{1,2}',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 5 }),
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 }),
        (parts, chars) => {
          const pattern = parts.join('');
          const text = chars.join('');
          expect(linearPattern(pattern)(text)).toBe(new RegExp(`^(?:${pattern})$`).test(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('that takes others for ever is matched in time, and nested repeats stay few steps', () => {
    const text = `${'a'.repeat(5_000)}b`;
    expect(linearPattern('(a+)+')(text)).toBe(false);
    expect(linearPattern('(a|a)*c')(text)).toBe(false);
    expect(linearPattern('(a*)*b')(text)).toBe(true);
  });

  it.each([
    ['(a', 'a group is not closed'],
    ['a)', 'closed that was not opened'],
    ['[a', 'a class is not closed'],
    ['*a', 'repeats nothing'],
    ['a\\', 'ends with a backslash'],
    ['^a', 'not needed'],
    ['(?=a)', 'look-arounds'],
    ['[z-a]', 'the wrong way round'],
    ['a{5,2}', 'at most less often'],
    ['((a{100}){100}){100}', 'too much'],
    ['a'.repeat(201), 'longer than 200'],
  ])('%s is refused with the reason', (pattern, reason) => {
    expect(() => linearPattern(pattern)).toThrow(PatternError);
    expect(() => linearPattern(pattern)).toThrow(reason);
  });
});

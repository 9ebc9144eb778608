import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssue } from './describe-issue';

const schema = z.object({
  name: z.string().min(2).max(3),
  team: z.string().min(1).optional(),
  count: z.int().min(1).max(5).optional(),
  id: z.uuid().optional(),
  kind: z.enum(['x', 'y']).optional(),
  tags: z.array(z.string()).max(1).optional(),
  on: z.boolean().optional(),
  shape: z.discriminatedUnion('is', [z.object({ is: z.literal('round') })]).optional(),
  own: z.string('must be ours').optional(),
});

describe('What is wrong with what was sent', () => {
  it.each([
    [{}, 'is missing: it must be text'],
    [{ name: 5 }, 'must be text; got 5'],
    [{ name: 'a' }, 'must have at least 2 characters; got "a"'],
    [{ name: 'abcd' }, 'must have at most 3 characters; got "abcd"'],
    [{ name: 'abc', team: '' }, 'must not be empty; got ""'],
    [{ name: 'abc', count: 1.5 }, 'must be a whole number; got 1.5'],
    [{ name: 'abc', count: 0 }, 'must be at least 1; got 0'],
    [{ name: 'abc', id: 'q' }, /^must be a UUID, such as .*; got "q"$/],
    [{ name: 'abc', kind: 'z' }, 'must be one of x, y; got "z"'],
    [{ name: 'abc', tags: ['a', 'b'] }, 'must have at most 1 entry; got ["a","b"]'],
    [{ name: 'abc', on: 'no' }, 'must be true or false; got "no"'],
    [{ name: 'abc', shape: { is: 'flat' } }, 'must be one of round; got {"is":"flat"}'],
    [{ name: 'abc', own: 1 }, 'must be ours'],
  ])('%j: %s', (given, words) => {
    const read = schema.safeParse(given, { error: describeIssue });
    expect(read.error?.issues[0]?.message).toMatch(words);
  });

  it('never shows more than a little of it', () => {
    const read = schema.safeParse({ name: 'x'.repeat(1_000) }, { error: describeIssue });
    expect(read.error?.issues[0]?.message.length).toBeLessThan(120);
  });
});

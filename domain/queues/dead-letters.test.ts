import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupDeadLetters,
  type KnownLetter,
  MOST_GROUPS,
  OTHER_ERRORS,
} from './group-dead-letters';
import type { DeadLetter } from './queue-sample';

const NOW = Date.UTC(2026, 0, 15, 12);
const LETTER: DeadLetter = {
  timeMs: NOW,
  queue: 'emails-dlq',
  system: null,
  environment: null,
  service: null,
  messageId: 'm1',
  errorType: 'Timeout',
  error: 'timed out',
  fingerprint: 'Timeout: timed out',
  attempts: null,
  firstFailedMs: null,
  correlationId: null,
  traceId: null,
  tenant: null,
  producerVersion: null,
  payload: null,
  flags: [],
};
const letter = (fields: Partial<DeadLetter>): DeadLetter => ({ ...LETTER, ...fields });
const nothing = new Map<string, KnownLetter>();

describe('dead letters of a queue', () => {
  it('are one group for each error and version of the producer', () => {
    const { groups, deaths } = groupDeadLetters(
      [
        letter({ messageId: 'a', producerVersion: '1' }),
        letter({ messageId: 'b', producerVersion: '1', firstFailedMs: NOW - 5_000 }),
        letter({ messageId: 'c', producerVersion: '2' }),
        letter({ messageId: 'd', producerVersion: '2', fingerprint: 'Other' }),
      ],
      nothing,
      new Set(),
    );
    const counts = [...groups.values()].map(({ added, opened }) => [added, opened]);
    expect(counts).toEqual([
      [2, 2],
      [1, 1],
      [1, 1],
    ]);
    expect([...groups.values()][0]?.oldestOpenMs).toBe(NOW - 5_000);
    expect(deaths).toHaveLength(4);
  });

  it('stay one however often they are told, with the true first failure', () => {
    const told = [
      letter({ firstFailedMs: NOW - 90_000, producerVersion: '1', payload: '{"order":1}' }),
      letter({ timeMs: NOW + 60_000, attempts: 1, producerVersion: '1' }),
    ];
    const { letters, groups, deaths } = groupDeadLetters(told, nothing, new Set());
    expect(letters.get('m1')?.letter).toMatchObject({
      timeMs: NOW + 60_000,
      firstFailedMs: NOW - 90_000,
      payload: '{"order":1}',
    });
    expect([...groups.values()]).toMatchObject([{ added: 1, opened: 1 }]);
    expect(deaths).toEqual([NOW]);
  });

  it('are open again when they fail again after they were handled, not when they are told again', () => {
    const first = groupDeadLetters([LETTER], nothing, new Set());
    const [key = ''] = first.groups.keys();
    const handled = new Map([['m1', { letter: LETTER, groupKey: key, isOpen: false }]]);
    const again = groupDeadLetters([letter({ timeMs: NOW + 1 })], handled, new Set([key]));
    expect(again.groups.get(key)).toMatchObject({ added: 0, opened: 1 });
    const same = groupDeadLetters([LETTER], handled, new Set([key]));
    expect(same.groups.get(key)).toMatchObject({
      added: 0,
      opened: 0,
      oldestOpenMs: Number.POSITIVE_INFINITY,
    });
  });

  it('change their group when they fail differently', () => {
    const first = groupDeadLetters([LETTER], nothing, new Set());
    const [key = ''] = first.groups.keys();
    const known = new Map([['m1', { letter: LETTER, groupKey: key, isOpen: true }]]);
    const seen = letter({ timeMs: NOW + 1, fingerprint: 'Refused' });
    const { groups, left } = groupDeadLetters([seen], known, new Set([key]));
    expect([...left]).toEqual([key]);
    expect([...groups.values()]).toMatchObject([{ added: 1, opened: 1 }]);
  });

  it('make no groups without end', () => {
    const told = Array.from({ length: MOST_GROUPS + 10 }, (_, n) =>
      letter({ messageId: `m${n}`, fingerprint: `made ${n}` }),
    );
    const { groups } = groupDeadLetters(told, nothing, new Set());
    expect(groups.size).toBe(MOST_GROUPS + 1);
    expect(groups.get(OTHER_ERRORS)?.added).toBe(10);
  });

  it('are counted alike in one batch and in several', () => {
    const told = fc.array(
      fc
        .record({
          messageId: fc.constantFrom('a', 'b', 'c'),
          fingerprint: fc.constantFrom('x', 'y'),
          timeMs: fc.integer({ min: 0, max: 5 }).map((n) => NOW + n),
          firstFailedMs: fc.option(fc.integer({ min: 0, max: 5 }).map((n) => NOW - n)),
        })
        .map(letter),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(told, fc.nat(10), (list, cut) => {
        const whole = groupDeadLetters(list, nothing, new Set());
        const first = groupDeadLetters(list.slice(0, cut), nothing, new Set());
        const second = groupDeadLetters(
          list.slice(cut),
          first.letters,
          new Set(first.groups.keys()),
        );
        const both = new Map([...first.letters, ...second.letters]);
        expect(both).toEqual(whole.letters);
        expect(first.deaths.length + second.deaths.length).toBe(whole.deaths.length);
      }),
    );
  });
});

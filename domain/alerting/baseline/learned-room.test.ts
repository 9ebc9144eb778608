import { expect, it } from 'vitest';
import { judgeRoom } from './learned-room';

const NOW = Date.UTC(2026, 10, 26);
const held = (size: number, more: { minutes?: number; isKept?: boolean } = {}) => ({
  judgedMs: NOW - (more.minutes ?? 0) * 60_000,
  isKept: more.isKept ?? true,
  groups: { size },
});
const judged = (memories: Record<string, ReturnType<typeof held>>) =>
  judgeRoom(new Map(Object.entries(memories)), { mostGroups: 400, nowMs: NOW });

it('is full when what is kept is more than there is room for', () => {
  expect(judged({ a: held(200), b: held(200) })).toEqual({ idle: [], isFull: false });
  expect(judged({ a: held(200), b: held(200), c: held(1) }).isFull).toBe(true);
});

it('does not count what holds its last judgements alone', () => {
  expect(judged({ a: held(400), b: held(200, { isKept: false }) }).isFull).toBe(false);
});

it('gives the room of rules away that nobody has judged for more than an hour', () => {
  const memories = {
    gone: held(400, { minutes: 61 }),
    a: held(200),
    b: held(200, { minutes: 59 }),
  };
  expect(judged(memories)).toEqual({ idle: ['gone'], isFull: false });
});

import { expect, it } from 'vitest';
import { keepUsual } from './kept-usual';

const MINUTE = 60_000;
const now = Date.UTC(2026, 0, 15, 12, 30, 20);

it('What was usual is read once a minute, also by those who ask while it is being read', async () => {
  const asked: number[] = [];
  const read = async (minuteMs: number) => asked.push(minuteMs);
  const both = [keepUsual('once', now, read), keepUsual('once', now + 39_000, read)];
  expect(await Promise.all(both)).toEqual([1, 1]);
  expect(asked).toEqual([Date.UTC(2026, 0, 15, 12, 30)]);
  expect(await keepUsual('once', now + MINUTE, read)).toBe(2);
});

it('What is usual for one is not for another', async () => {
  expect(await keepUsual('one', now, async () => 'one')).toBe('one');
  expect(await keepUsual('other', now, async () => 'other')).toBe('other');
});

it('What could not be read is read again', async () => {
  const failing = keepUsual('failing', now, () => Promise.reject(new Error('gone')));
  await expect(failing).rejects.toThrow('gone');
  expect(await keepUsual('failing', now, async () => 'back')).toBe('back');
});

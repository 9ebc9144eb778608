import { expect, test } from 'vitest';
import { Turns } from './turns';

test('one at a time has the turn, in the order of asking', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const work = async (name: string) => {
    await turns.take();
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    turns.pass();
  };
  await Promise.all(['a', 'b', 'c'].map(work));
  expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('who asks while the turn goes over waits behind those who waited already', async () => {
  const turns = new Turns();
  const order: string[] = [];
  await turns.take();
  const first = turns.take().then(() => order.push('first'));
  turns.pass();
  const late = turns.take().then(() => order.push('late'));
  await first;
  turns.pass();
  await late;
  expect(order).toEqual(['first', 'late']);
});

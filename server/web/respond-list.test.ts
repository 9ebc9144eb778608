import { expect, test } from 'vitest';
import { respondList } from './respond-list';

const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: id.toUpperCase() }));
const read = async (params: Parameters<typeof respondList>[1]) =>
  (await respondList(items, params).json()) as { items: unknown[]; nextCursor: string | null };

test('a short list is answered as a whole, unless a page of it is asked for', async () => {
  expect(await read({})).toEqual({ items, nextCursor: null });
  expect(await read({ limit: 5 })).toEqual({ items, nextCursor: null });
  const first = await read({ limit: 2 });
  expect(first).toEqual({ items: items.slice(0, 2), nextCursor: expect.any(String) });
});

test.each([1, 2, 3, 4])('pages of %d hold each item once, in order', async (limit) => {
  const found: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(found).toEqual(items);
});

test('a cursor that the list did not give out is refused', () => {
  for (const cursor of ['', 'a', '1.', '1.z', '2.a'])
    expect(() => respondList(items, { cursor })).toThrow('none that this list gave out');
});

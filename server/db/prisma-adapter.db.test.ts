import { afterAll, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, inProject } from './client';

await createTestDatabase();
afterAll(closeConnections);

it('gives a transaction’s connection one statement at a time, whatever is asked at once', async () => {
  const warnings: string[] = [];
  const listen = ({ message }: Error) => warnings.push(message);
  process.on('warning', listen);
  const { id } = await makeProject('Shop');
  const [first, second, read] = await inProject(id, (tx) =>
    Promise.all([
      tx.$queryRaw<{ one: number }[]>`SELECT 1 AS one`,
      tx.$queryRaw<{ two: number }[]>`SELECT 2 AS two`,
      tx.project.findUnique({ where: { id }, include: { members: true, auditEntries: true } }),
    ]),
  );
  expect([first[0]?.one, second[0]?.two, read?.id]).toEqual([1, 2, id]);
  // Warnings are told after the turn that made them.
  await new Promise(setImmediate);
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});

it('goes on in turn after a statement that failed, and rolls the transaction back', async () => {
  const { id } = await makeProject('Shop');
  const failing = inProject(id, (tx) =>
    Promise.all([
      tx.project.update({ where: { id }, data: { name: 'Other' } }),
      tx.$queryRaw`SELECT 1 / 0`,
    ]),
  );
  await expect(failing).rejects.toThrow(/division by zero/);
  expect((await db().project.findUniqueOrThrow({ where: { id } })).name).toBe('Shop');
});

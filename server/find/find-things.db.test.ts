import { afterAll, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/queues/samples/route';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '../db/client';
import { findThings } from './find-things';

await createTestDatabase();
afterAll(closeConnections);

async function projectWith(queues: readonly { queue: string; service: string }[]) {
  const made = await makeProject('Shop');
  await sendRecords(
    POST,
    await makeApiKey(made, ['ingest']),
    queues.map((queue) => ({ ...queue, depth: 1 })),
  );
  return made.id;
}

it('finds services and queues by a part of their names in any case, those that begin with it first', async () => {
  const id = await projectWith([
    { queue: 'repay', service: 'mails' },
    { queue: 'Pay-in', service: 'payments' },
  ]);
  const other = await projectWith([{ queue: 'pay-other', service: 'payday' }]);
  const { items } = await findThings(id, 'pay');
  expect(items.map(({ noun, name }) => `${noun} ${name}`)).toEqual([
    'service payments',
    'queue Pay-in',
    'queue repay',
  ]);
  expect((await findThings(other, 'PAYD')).items.map(({ name }) => name)).toEqual(['payday']);
  // What is typed is text, not a pattern.
  expect((await findThings(id, '%')).items).toEqual([]);
});

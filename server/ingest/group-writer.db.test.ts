import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '@/server/db/client';
import { GroupWriter } from './group-writer';
import type { SignalStore, Submission } from './submission';

await createTestDatabase();
afterAll(closeConnections);

/** Moments, each stored as text; one that no date can hold makes our own code throw. */
type Moments = readonly number[];
const signal: SignalStore<Moments> = {
  signal: 'moments',
  channel: 'candor_signal',
  statements: (submissions) =>
    submissions
      .flatMap(({ payload }) => payload)
      .map((timeMs) => ({ text: 'SELECT $1::text', values: [new Date(timeMs).toISOString()] })),
  indexes: (payload) => payload.map((_, index) => index),
  pick: (payload, positions) => positions.map((position) => payload[position] ?? Number.NaN),
};

let place: { projectId: string; keyId: string };
beforeAll(async () => {
  const project = await makeProject();
  place = { projectId: project.id, keyId: (await makeApiKey(project)).id };
});

function submission(...payload: number[]): Submission<Moments> {
  const receipt = { accepted: payload.length, rejected: 0, errors: [] };
  return {
    ...place,
    payload,
    payloadBytes: 8,
    samples: [],
    bytes: 8,
    receipt,
    idempotency: null,
  };
}

it('rejects a record that our own code fails on, alone: neither its batch nor its neighbours are lost', async () => {
  const writer = new GroupWriter(signal);
  const [good, mixed] = await Promise.all([
    writer.submit(submission(1, 2)),
    writer.submit(submission(3, 1e300, 5)),
  ]);
  expect(good).toEqual({ kind: 'stored', receipt: { accepted: 2, rejected: 0, errors: [] } });
  expect(mixed).toEqual({
    kind: 'stored',
    receipt: {
      accepted: 2,
      rejected: 1,
      errors: [{ index: 1, message: 'This record could not be stored.', hint: expect.any(String) }],
    },
  });
});

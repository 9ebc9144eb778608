import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIVE_NOUNS } from '@/domain/live/changed-nouns';
import { EventReading } from '@/scripts/testing/event-reading';
import { makeProject } from '@/scripts/testing/make-project';
import { makeLogEvent, storeLogEvents } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '../db/client';
import { streamChanges } from './stream-changes';

const database = await createTestDatabase();
const admin = new pg.Client({ connectionString: database.url });
let projectId = '';
let otherId = '';

beforeAll(async () => {
  await admin.connect();
  projectId = (await makeProject('Shop')).id;
  otherId = (await makeProject('Other')).id;
});
afterAll(async () => {
  await admin.end();
  await closeConnections();
});

/** Until the connection listens everything may have changed, so those are told first. */
async function follow(): Promise<EventReading> {
  const reading = new EventReading(streamChanges(projectId, new AbortController().signal));
  const told = new Set<string>();
  while (!LIVE_NOUNS.every((noun) => told.has(noun))) {
    for (const noun of await nextNouns(reading)) told.add(noun);
  }
  return reading;
}

async function nextNouns(reading: EventReading): Promise<string[]> {
  return ((await reading.next('changed')) as { nouns: string[] }).nouns;
}

const notify = (notice: string) => admin.query("SELECT pg_notify('candor_signal', $1)", [notice]);

describe('the stream of changes', () => {
  it('tells the nouns that changed together, and nothing of other projects', async () => {
    const reading = await follow();
    await notify(`${otherId} deployment`);
    await notify(`${projectId} queue_sample,dead_letter`);
    await notify(`${projectId} inference`);
    await storeLogEvents(projectId, [makeLogEvent({ timeMs: Date.now(), message: 'one' })]);
    const told = new Set<string>();
    while (told.size < 3) for (const noun of await nextNouns(reading)) told.add(noun);
    expect([...told].toSorted()).toEqual(['ai', 'logs', 'queues']);
    await reading.close();
  });

  it('tells a storm of changes once a second', async () => {
    const reading = await follow();
    const beganMs = performance.now();
    let stop = false;
    const storm = (async () => {
      while (!stop) await notify(`${projectId} queue_sample`);
    })();
    for (let told = 0; told < 3; told += 1) await nextNouns(reading);
    expect(performance.now() - beganMs).toBeGreaterThan(2_000);
    stop = true;
    await storm;
    await reading.close();
  });
});

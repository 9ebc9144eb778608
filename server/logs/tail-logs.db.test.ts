import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { EventReading } from '@/scripts/testing/event-reading';
import { makeProject } from '@/scripts/testing/make-project';
import { makeLogEvent, storeLogEvents } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '../db/client';
import { readQuery } from './log-filter';
import { tailLogs } from './tail-logs';

const database = await createTestDatabase();
const admin = new pg.Client({ connectionString: database.url });
let projectId = '';

beforeAll(async () => {
  await admin.connect();
  projectId = (await makeProject('Shop')).id;
});
afterAll(async () => {
  await admin.end();
  await closeConnections();
});

/** Reads the lines of a tail. */
class Reading extends EventReading {
  async lines(count: number): Promise<string[]> {
    const messages: string[] = [];
    while (messages.length < count) {
      messages.push(((await this.next('log')) as StoredLogEvent).message);
    }
    return messages;
  }
}

function follow(q: string, signal = new AbortController().signal): Reading {
  return new Reading(tailLogs(projectId, readQuery(q), signal));
}

const line = (message: string, ms = 0) => makeLogEvent({ timeMs: Date.now() + ms, message });

let earlier = 0;

/** Commits now what was received five seconds ago. */
async function receivedEarlier(message: string): Promise<void> {
  earlier += 1;
  await admin.query(
    `WITH stored AS (
       INSERT INTO log_event (project_id, ts, id, received_at, severity, message)
       VALUES ($1, candor_now(), $3, candor_now() - interval '5 seconds', 9, $2))
     SELECT pg_notify('candor_log', $1::text)`,
    [projectId, message, earlier],
  );
}

async function listeners(): Promise<number> {
  const { rows } = await admin.query(
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'candor-listen' AND datname = current_database()",
  );
  return rows[0].n;
}

/** Asks again until it holds; the database is what is being waited for, not the clock. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (;;) if (await holds()) return;
}

describe('a live tail', () => {
  it('sends what matches as it is committed, in order, once, and nothing of other projects', async () => {
    const other = (await makeProject('Other')).id;
    await storeLogEvents(other, [line('tick before, of another')]);
    await receivedEarlier('tick before');
    const tail = follow('tick');
    expect(tail.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    await storeLogEvents(other, [line('tick of another')]);
    await storeLogEvents(projectId, [line('tick 2', 20), line('tick 1'), line('tock')]);
    expect(await tail.lines(2)).toEqual(['tick 1', 'tick 2']);
    await storeLogEvents(projectId, [line('tick 3', 30)]);
    await storeLogEvents(projectId, [line('tick 4', 40)]);
    expect(await tail.lines(2)).toEqual(['tick 3', 'tick 4']);
    await tail.close();
  });

  it('sends an event that was received earlier but committed later', async () => {
    const tail = follow('late OR on-time');
    await storeLogEvents(projectId, [line('on-time')]);
    expect(await tail.lines(1)).toEqual(['on-time']);
    await receivedEarlier('late');
    expect(await tail.lines(1)).toEqual(['late']);
    await tail.close();
  });

  it('counts what it passes over when the reader is slower than the stream', async () => {
    const tail = follow('flood');
    await storeLogEvents(projectId, [line('flood begins')]);
    expect(await tail.lines(1)).toEqual(['flood begins']);
    await storeLogEvents(
      projectId,
      Array.from({ length: 1500 }, (_, index) => line(`flood ${index}`, index / 1000)),
    );
    const skipped = (await tail.next('skipped')) as { count: number };
    expect(skipped.count).toBeGreaterThan(0);
    let last = '';
    while (last !== 'flood 1499') [last = ''] = await tail.lines(1);
    await tail.close();
  });

  it('comes back by itself when the listening connection is lost', async () => {
    const tail = follow('again');
    await storeLogEvents(projectId, [line('again 1')]);
    expect(await tail.lines(1)).toEqual(['again 1']);
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'candor-listen' AND datname = current_database()",
    );
    await storeLogEvents(projectId, [line('again 2')]);
    expect(await tail.lines(1)).toEqual(['again 2']);
    await tail.close();
  });

  it('lets go of everything when the client goes', async () => {
    const controller = new AbortController();
    const first = follow('x');
    follow('y', controller.signal);
    await until(async () => (await listeners()) === 1);
    controller.abort();
    await first.close();
    await until(async () => (await listeners()) === 0);
  });
});

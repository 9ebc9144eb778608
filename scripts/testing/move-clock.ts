import pg from 'pg';
import { forgetDatabaseClock } from '@/server/db/database-clock';

/** Moves the database's time, and with it the product's, to so many seconds from the real one. */
export async function moveClock(databaseUrl: string, bySeconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('UPDATE candor_clock SET shift_ms = $1', [Math.ceil(bySeconds * 1_000)]);
  await client.end();
  forgetDatabaseClock();
}

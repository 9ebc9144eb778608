import { type DatabaseClient, systemPool } from './client';

/** Runs hand-written statements in one transaction as candor_system, which sees every project. */
export async function inSystemTransaction<T>(
  work: (client: DatabaseClient) => Promise<T>,
): Promise<T> {
  const client = await systemPool().connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN; SET LOCAL statement_timeout = '8s'");
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

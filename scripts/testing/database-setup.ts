import type { TestProject } from 'vitest/node';
import { throwAwayPostgres } from '../postgres/throw-away-postgres';
import { generateClient } from '../prisma/generate-client';
import { placeMigratedCluster } from './place-migrated-cluster';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's connection string to the migrated database that test databases are copies of. */
    templateDatabaseUrl: string;
  }
}

/** Before all `.db.test.ts` files: one server and one migrated database for them to copy. */
export default async function databaseSetup(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  const server = await throwAwayPostgres({ prepare: placeMigratedCluster });
  project.provide('templateDatabaseUrl', server.url);
  return () => server.stop();
}

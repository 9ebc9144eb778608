import { migrate } from '@/server/db/migrate';
import { throwAwayPostgres } from './postgres/throw-away-postgres';
import { faultSettings } from './testing/faults/fault-settings';

/**
 * npm run test:faults. Real workers are killed, restarted and cut off at every point where a page could be lost or
 * doubled; prints what became of the pages. `npm test` does the same in a shorter form.
 */
const server = await throwAwayPostgres();
await migrate({ databaseUrl: server.url });
Object.assign(process.env, faultSettings(server.url));
const { runFaults } = await import('./testing/faults/run-faults');
const { closeConnections } = await import('@/server/db/client');
try {
  console.log(`${'fault'.padEnd(60)} pages  lost  wrong  repeated  broken  seconds`);
  const results = await runFaults({
    databaseUrl: server.url,
    isLong: process.env.FAULTS_FORM !== 'short',
    only: process.argv[2] ?? '',
    tell: ({ name, pages, lost, wrong, repeated, broken, seconds }) =>
      console.log(
        `${name.padEnd(60)} ${[pages, lost, wrong, repeated, broken].map((n) => String(n).padStart(5)).join('  ')}  ${seconds.toFixed(1).padStart(7)}`,
      ),
  });
  const bad = results.filter(({ lost, wrong, broken }) => lost + wrong + broken > 0);
  const pages = results.reduce((sum, one) => sum + one.pages, 0);
  console.log(
    bad.length === 0
      ? `${results.length} faults, ${pages} pages: none lost, none twice but those that say so.`
      : `BROKEN: ${bad.map(({ name }) => name).join('; ')}`,
  );
  if (bad.length > 0) process.exitCode = 1;
} finally {
  await closeConnections();
  await server.stop();
}

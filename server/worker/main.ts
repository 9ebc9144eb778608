import { closeConnections } from '@/server/db/client';
import { env, SettingsError } from '@/server/env';
import { log } from '@/server/observability/log';
import { foldAiJob } from './jobs/fold-ai';
import { indexClosedPartitionsJob } from './jobs/index-closed-partitions';
import { indexOpenDaysJob } from './jobs/index-open-days';
import { keepPartitionsJob } from './jobs/keep-partitions';
import { runCollectorsJob } from './jobs/run-collectors';
import { simulateDemoJob } from './jobs/simulate-demo';
import { tidyAiJob } from './jobs/tidy-ai';
import { tidyDeliveryJob } from './jobs/tidy-delivery';
import { tidyIngestJob } from './jobs/tidy-ingest';
import { tidyRollupsJob } from './jobs/tidy-rollups';
import { runJobs } from './run-jobs';

const JOBS = [
  keepPartitionsJob,
  indexClosedPartitionsJob,
  indexOpenDaysJob,
  tidyIngestJob,
  tidyRollupsJob,
  runCollectorsJob,
  tidyDeliveryJob,
  simulateDemoJob,
  foldAiJob,
  tidyAiJob,
];

async function main(): Promise<void> {
  env();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort());
  }
  log.info('The worker is running', { jobs: JOBS.map((job) => job.name) });
  await runJobs(JOBS, stop.signal);
  await closeConnections();
  log.info('The worker has stopped');
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
  else log.fatal('The worker cannot run', { error });
  process.exitCode = 1;
});

import { evaluateAtOnce } from '@/server/alerting/evaluate-at-once';
import { keepBaselines } from '@/server/alerting/signals/keep-baselines';
import { closeConnections } from '@/server/db/client';
import { env, SettingsError } from '@/server/env';
import { deliverNotices } from '@/server/notifications/deliver-notices';
import { log } from '@/server/observability/log';
import { auditAlertsJob } from './jobs/audit-alerts';
import { evaluateRulesJob } from './jobs/evaluate-rules';
import { foldAiJob } from './jobs/fold-ai';
import { indexClosedPartitionsJob } from './jobs/index-closed-partitions';
import { indexOpenDaysJob } from './jobs/index-open-days';
import { installDefaultRulesJob } from './jobs/install-default-rules';
import { judgeActionsJob } from './jobs/judge-actions';
import { keepIncidentPatternsJob } from './jobs/keep-incident-patterns';
import { keepPartitionsJob } from './jobs/keep-partitions';
import { remindOwnersJob } from './jobs/remind-owners';
import { resumePagingJob } from './jobs/resume-paging';
import { runCollectorsJob } from './jobs/run-collectors';
import { simulateDemoJob } from './jobs/simulate-demo';
import { tellSilencesEndingJob } from './jobs/tell-silences-ending';
import { tidyAiJob } from './jobs/tidy-ai';
import { tidyDeliveryJob } from './jobs/tidy-delivery';
import { tidyIngestJob } from './jobs/tidy-ingest';
import { tidyRollupsJob } from './jobs/tidy-rollups';
import { watchItselfJob } from './jobs/watch-itself';
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
  installDefaultRulesJob,
  evaluateRulesJob,
  resumePagingJob,
  auditAlertsJob,
  tellSilencesEndingJob,
  judgeActionsJob,
  remindOwnersJob,
  keepIncidentPatternsJob,
  watchItselfJob,
];

async function main(): Promise<void> {
  env();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort());
  }
  log.info('The worker is running', { jobs: JOBS.map((job) => job.name) });
  const endAtOnce = evaluateAtOnce();
  await Promise.all([
    runJobs(JOBS, stop.signal),
    deliverNotices(stop.signal),
    keepBaselines(stop.signal),
  ]);
  endAtOnce();
  await closeConnections();
  log.info('The worker has stopped');
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
  else log.fatal('The worker cannot run', { error });
  process.exitCode = 1;
});

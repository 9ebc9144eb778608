import { beatParams } from '@/domain/heartbeats/schemas';
import { SELF_SERVICE, type SelfRecords, selfRecords } from '@/domain/self/self-records';
import { admitSentBreakers } from '../breakers/admit-sent-breakers';
import { databaseNow } from '../db/database-clock';
import type { JobRow } from '../db/sql/system-status';
import { recordBeat } from '../heartbeats/record-beat';
import { acceptanceContext } from '../ingest/acceptance-context';
import { ensureSelfProject, type SelfProject } from '../projects/ensure-self-project';
import type { SignalRecord } from '../signals/signal-record';
import { submitSignals } from '../signals/submit-signals';
import { readSelf } from './read-self';

const AUDITOR = 'audit-alerts';
/** As often as the auditor runs, and as this is done. */
const SCHEDULE = { every: '60', grace: '120', create: '1', service: SELF_SERVICE };
const SCHEDULE_SECONDS = 60;

/**
 * Tells Candor's own project how Candor does, by the verbs that store anybody's signals; its rules page as any project's
 * do. Answers false when there is none to tell: before anybody owns it, and when it is archived.
 */
export async function watchItself(): Promise<boolean> {
  const project = await ensureSelfProject();
  if (project === null) return false;
  const context = acceptanceContext(await databaseNow(), project);
  const { reading, jobs } = await readSelf(context);
  const records = await withRoom(project.id, selfRecords(reading, context));
  // What it tells stands under no key: the project's id in its place.
  await submitSignals({ id: project.id, projectId: project.id }, records, null);
  await beat(project, 'worker', { status: 'ok', message: `${jobs.length} jobs` });
  const auditor = jobs.find(({ name }) => name === AUDITOR);
  if (auditor !== undefined && hasEndedLately(auditor, context.nowMs)) {
    const { lastError } = auditor;
    const status = lastError === null ? 'ok' : 'fail';
    await beat(project, 'auditor', { status, message: lastError ?? '' });
  }
  return true;
}

async function withRoom(projectId: string, told: SelfRecords): Promise<SignalRecord[]> {
  const refusal = await admitSentBreakers(projectId);
  return [
    ...told.queueSamples.map((row) => ({ kind: 'queue_sample', row }) as const),
    ...told.deadLetters.map((row) => ({ kind: 'dead_letter', row }) as const),
    ...told.metricPoints.map((row) => ({ kind: 'metric_point', row }) as const),
    ...told.breakerSamples
      .filter((row) => refusal(row) === null)
      .map((row) => ({ kind: 'breaker_sample', row }) as const),
  ];
}

/** An auditor that is silent is not heard of here either: its heartbeat is missed. */
function hasEndedLately({ lastFinishedAt }: JobRow, nowMs: number): boolean {
  return lastFinishedAt !== null && nowMs - lastFinishedAt.getTime() < 2_000 * SCHEDULE_SECONDS;
}

async function beat(
  project: SelfProject,
  slug: string,
  { status, message }: { status: 'ok' | 'fail'; message: string },
): Promise<void> {
  const unlimited = { eventsPerSecond: null, dailyEvents: null, expiresAtMs: null };
  await recordBeat({
    key: {
      ...unlimited,
      id: project.id,
      projectId: project.id,
      name: project.name,
      scopes: ['ingest'],
      revokedAtMs: null,
    },
    project: { ...project, firstEventAtMs: null, isArchived: false },
    slug,
    params: beatParams.parse({ ...SCHEDULE, status }),
    body: message,
  });
}

import type { ListedBreaker } from '@/domain/breakers/breaker-answer';
import type { OverviewCourse, OverviewStrip } from '@/domain/overview/overview-answer';
import type { StripParams } from '@/domain/overview/strip-params';
import { stepTimes } from '@/domain/queues/queue-series';
import { trendSteps } from '@/domain/queues/queue-trend';
import { aiFallbackSeries } from '../ai/read-ai-states';
import { answerBreakers } from '../breakers/answer-breakers';
import { type DatabaseClient, readInProject } from '../db/client';
import { readErrorCourse } from '../db/sql/error-course';
import { readFirstLogHour } from '../db/sql/log-volume';
import { answerDeliveryMarks } from '../delivery/answer-delivery-marks';
import { type QueueWindow, queueSteps, readQueueWindow } from '../queues/queue-window';
import { readBacklogStrip } from '../queues/read-backlog-strip';

const STEPS = 120;
const MOST_BREAKERS = 3;

/**
 * What went before what, over a range: deployments, AI fallbacks, error lines, backlog and dead letters; of a whole
 * project, or of one service and the breakers through which it calls and is called.
 */
export async function answerOverviewStrip(
  project: { id: string; slug: string },
  params: StripParams,
): Promise<OverviewStrip> {
  const { id: projectId } = project;
  const window = await readQueueWindow(params);
  const { fromMs, toMs } = window;
  const { service } = params;
  const [read, queues, breakers, marks] = await Promise.all([
    readInProject(projectId, async (client) => ({
      errors: await errorCourse(client, window, service),
      aiFallback: await fallbackCourse(client, projectId, window, service),
    })),
    readBacklogStrip(projectId, params),
    answerBreakers(projectId, { from: params.from, to: params.to, around: service, buckets: 0 }),
    answerDeliveryMarks(project, params),
  ]);
  const { stepMs, times } = queues;
  const isDepth = queues.deadLetterDepth.some((value) => value !== null);
  const deadLetters = isDepth ? queues.deadLetterDepth : queues.deadLetters;
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    marks: marks.items,
    breakers: drawnBreakers(breakers.items),
    ...read,
    backlog: known({ stepMs, times, values: queues.backlog, services: queues.backlogServices }),
    deadLetters: known({
      stepMs,
      times,
      values: deadLetters,
      services: queues.deadLetterServices,
      isDepth,
    }),
  };
}

/** The list begins with the worst, so that is the one to be drawn where none was open. */
function drawnBreakers(items: readonly ListedBreaker[]): OverviewStrip['breakers'] {
  const opened = items
    .filter(({ openSeconds }) => openSeconds !== null && openSeconds > 0)
    .sort((a, b) => (b.openSeconds ?? 0) - (a.openSeconds ?? 0))
    .slice(0, MOST_BREAKERS);
  return (opened.length > 0 ? opened : items.slice(0, 1)).map(
    ({ id, name, service, openSeconds, timeline }) => ({
      id,
      name,
      service,
      openSeconds,
      timeline,
    }),
  );
}

/** Of a signal that was not told in this time at all there is no lane. */
function known<Course extends OverviewCourse>(course: Course): Course | null {
  return course.values.some((value) => value !== null) ? course : null;
}

async function errorCourse(
  client: DatabaseClient,
  window: QueueWindow,
  service: string | undefined,
): Promise<OverviewCourse> {
  const { fromMs, toMs, nowMs } = window;
  const { stepMs, width } = trendSteps(window, { most: STEPS, leastSeconds: 60 });
  const times = stepTimes(fromMs, toMs, stepMs);
  const range = { width, fromMs: times[0] ?? fromMs, toMs, stepMs, service };
  const rows = await readErrorCourse(client, range);
  const byTime = new Map(rows.map((row) => [row.stepMs, row]));
  const firstUs = await readFirstLogHour(client);
  const isKnown = (time: number) =>
    firstUs !== null && (time + stepMs) * 1000 > firstUs && time < nowMs;
  return {
    stepMs,
    times,
    values: times.map((time) => byTime.get(time)?.errors ?? (isKnown(time) ? 0 : null)),
    services: times.map((time) => byTime.get(time)?.service || null),
  };
}

async function fallbackCourse(
  client: DatabaseClient,
  projectId: string,
  window: QueueWindow,
  service: string | undefined,
): Promise<OverviewCourse | null> {
  const { stepMs } = queueSteps(window, { most: STEPS / 2, leastSeconds: 300 });
  const course = await aiFallbackSeries(client, projectId, { ...window, stepMs, service });
  return known({ ...course, services: course.times.map(() => null) });
}

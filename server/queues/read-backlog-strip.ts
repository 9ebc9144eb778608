import { letterQueueIds } from '@/domain/queues/assemble-queue-states';
import { type BacklogStrip, leadingServices, sumCourses } from '@/domain/queues/backlog-strip';
import type { QueuesParams } from '@/domain/queues/queue-params';
import { stepTimes } from '@/domain/queues/queue-series';
import { trendSteps } from '@/domain/queues/queue-trend';
import { readInProject } from '../db/client';
import { readQueueTrends } from '../db/sql/queue-trend';
import { readDeaths, readFirstTold } from '../db/sql/read-dead-letters';
import { readQueueWindow } from './queue-window';
import { liveQueueStates } from './read-queue-states';

const STRIP_STEPS = 120;

/** The backlog, what lies in dead-letter queues and what becomes a dead letter, for the strip of the overview or of a service. */
export async function readBacklogStrip(
  projectId: string,
  params: QueuesParams & { service?: string | undefined },
): Promise<BacklogStrip> {
  const window = await readQueueWindow(params);
  const { fromMs, toMs, nowMs } = window;
  const { stepMs, width } = trendSteps(window, { most: STRIP_STEPS, leastSeconds: 60 });
  const times = stepTimes(fromMs, toMs, stepMs);
  return readInProject(projectId, async (client) => {
    const { service } = params;
    const live = await liveQueueStates(client, projectId, window, service);
    const { states } = live;
    const letterIds =
      service === undefined ? null : states.flatMap((state) => letterQueueIds(state, live));
    const range = { projectId, fromMs: times[0] ?? fromMs, toMs, stepMs };
    const courses = await readQueueTrends(client, {
      ...range,
      queueIds: states.map(({ id }) => id),
      width,
    });
    const deaths = await readDeaths(client, {
      ...range,
      queueIds: letterIds,
      table: width < 3_600 ? 'dead_letter_rollup_minute' : 'dead_letter_rollup_hour',
    });
    const firstToldMs = await readFirstTold(client, projectId, letterIds);
    const isKnown = (time: number) =>
      firstToldMs !== null && time + stepMs > firstToldMs && time < nowMs;
    const coursesOf = (kind: 'work' | 'dead_letter') =>
      states
        .filter((state) => state.kind === kind)
        .map(({ id, service }) => ({ service, course: courses.get(id) ?? new Map() }));
    const [work, dead] = [coursesOf('work'), coursesOf('dead_letter')];
    const sumOf = (those: typeof work) =>
      sumCourses(
        those.map(({ course }) => course),
        times,
      );
    return {
      stepMs,
      times,
      backlog: sumOf(work),
      backlogServices: leadingServices(work, times),
      deadLetterDepth: sumOf(dead),
      deadLetterServices: leadingServices(dead, times),
      deadLetters: times.map((time) => deaths.get(time) ?? (isKnown(time) ? 0 : null)),
    };
  });
}

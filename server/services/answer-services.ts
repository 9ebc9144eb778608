import type { ServicesParams } from '@/domain/services/schemas';
import type { ServiceList } from '@/domain/services/service-answer';
import { readInProject } from '../db/client';
import { readQueueWindow } from '../queues/queue-window';
import { catalogueServices, readCatalogue } from './read-catalogue';
import { readLineCourse } from './read-line-course';
import { readSignalsNow } from './read-signals-now';

/** Points of a course that is drawn in a table's cell. */
const TREND_STEPS = 40;

/** Every service of the catalogue as it stands, with the course of its errors; for a key and for a member alike. */
export async function answerServices(
  projectId: string,
  params: ServicesParams,
): Promise<ServiceList> {
  const window = await readQueueWindow(params);
  const [{ nowMs, services }, { catalogue, course }] = await Promise.all([
    readSignalsNow(projectId),
    readInProject(projectId, async (client) => ({
      catalogue: await readCatalogue(client),
      course: await readLineCourse(client, window, { most: TREND_STEPS, service: null }),
    })),
  ]);
  const { stepMs, times, steps } = course;
  return {
    from: new Date(window.fromMs).toISOString(),
    to: new Date(window.toMs).toISOString(),
    at: new Date(nowMs).toISOString(),
    stepSeconds: stepMs / 1_000,
    times: times.map((time) => new Date(time).toISOString()),
    items: catalogueServices(catalogue, services, nowMs).map((one) => {
      const own = steps.get(one.service);
      return { ...one, errorsTrend: times.map((time) => own?.get(time)?.errors ?? null) };
    }),
    nextCursor: null,
  };
}

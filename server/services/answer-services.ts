import type { ServicesParams } from '@/domain/services/schemas';
import type { ServiceList } from '@/domain/services/service-answer';
import { readInProject } from '../db/client';
import { readQueueWindow } from '../queues/queue-window';
import { catalogueServices, readCatalogue } from './read-catalogue';
import { readErrorTrends } from './read-line-course';
import { readSignalsNow } from './read-signals-now';

/** Every service of the catalogue as it stands, with the course of its errors; for a key and for a member alike. */
export async function answerServices(
  projectId: string,
  params: ServicesParams,
): Promise<ServiceList> {
  const window = await readQueueWindow(params);
  const [{ nowMs, services }, { catalogue, trends }] = await Promise.all([
    readSignalsNow(projectId),
    readInProject(projectId, async (client) => ({
      catalogue: await readCatalogue(client),
      trends: await readErrorTrends(client, window),
    })),
  ]);
  const { stepMs, times } = trends;
  return {
    from: new Date(window.fromMs).toISOString(),
    to: new Date(window.toMs).toISOString(),
    at: new Date(nowMs).toISOString(),
    stepSeconds: stepMs / 1_000,
    times: times.map((time) => new Date(time).toISOString()),
    items: catalogueServices(catalogue, services, nowMs).map((one) => ({
      ...one,
      errorsTrend: one.sends.some(({ signal }) => signal === 'logs')
        ? trends.of(one.service)
        : times.map(() => null),
    })),
    nextCursor: null,
  };
}

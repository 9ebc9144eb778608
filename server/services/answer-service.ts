import type { ServicesParams } from '@/domain/services/schemas';
import type { AskedFeature, ServiceDetail } from '@/domain/services/service-answer';
import { rateOf } from '@/domain/statistics/rate';
import { readAiStates } from '../ai/read-ai-states';
import { answerBreakers } from '../breakers/answer-breakers';
import { readInProject } from '../db/client';
import { type AskedRow, readAskedFeatures } from '../db/sql/service-catalogue';
import { readRecentChanges } from '../delivery/read-recent-changes';
import { ServiceError } from '../errors';
import { answerHeartbeats } from '../heartbeats/answer-heartbeats';
import { answerQueues } from '../queues/answer-queues';
import { readQueueWindow } from '../queues/queue-window';
import { catalogueServices, readCatalogue } from './read-catalogue';
import { readLineCourse } from './read-line-course';
import { readSignalsNow } from './read-signals-now';

const DAY_MS = 86_400_000;
const LAST_DEPLOYMENTS = 10;

/** One service: how it stands, and everything that tells of it. @throws ServiceError not_found */
export async function answerService(
  projectId: string,
  name: string,
  params: ServicesParams,
): Promise<ServiceDetail> {
  const window = await readQueueWindow(params);
  const { fromMs, toMs } = window;
  const askedFromMs = Math.max(fromMs, toMs - DAY_MS);
  const queuesOf = answerQueues(projectId, params, { service: name });
  const [now, read, queues, breakers, changes, jobs] = await Promise.all([
    readSignalsNow(projectId, {
      service: name,
      // Those of a range that has passed stood otherwise then.
      ...(window.isPast ? {} : { queues: async () => (await queuesOf).items }),
    }),
    readInProject(projectId, async (client) => ({
      catalogue: await readCatalogue(client, name),
      series: await readLineCourse(client, window, name),
      asked: await readAskedFeatures(client, { service: name, fromMs: askedFromMs, toMs }),
    })),
    queuesOf,
    answerBreakers(projectId, { ...params, around: name }),
    readRecentChanges(projectId, { from: 'now-90d', service: name, limit: LAST_DEPLOYMENTS }),
    answerHeartbeats(projectId, params),
  ]);
  const states = now.services.filter(({ service }) => service === name);
  const [service] = catalogueServices(read.catalogue, states, now.nowMs);
  if (service === undefined) throw noService();
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    at: new Date(now.nowMs).toISOString(),
    service,
    series: read.series,
    queues: queues.items,
    breakers: breakers.items.filter((one) => one.service === name),
    breakersOnIt: breakers.items.filter((one) => one.dependency === name && one.service !== name),
    features: {
      from: new Date(askedFromMs).toISOString(),
      items: await withStates(projectId, read.asked),
    },
    heartbeats: jobs.items.filter((job) => job.service === name),
    deployments: changes.items,
  };
}

export function noService(): ServiceError {
  return new ServiceError('not_found', 'There is no such service in this project.', {
    hint: 'A service is there as soon as a signal names it; the list of services has all of them.',
  });
}

async function withStates(projectId: string, asked: readonly AskedRow[]): Promise<AskedFeature[]> {
  const states = asked.length === 0 ? [] : await readAiStates(projectId);
  return asked.map(({ feature, models, inferences, fallback, errors, lastMs }) => {
    const known = states.find((one) => one.feature === feature);
    return {
      feature,
      models,
      inferences,
      fallbackRate: rateOf({ successes: fallback, n: inferences }),
      errorRate: rateOf({ successes: errors, n: inferences }),
      lastAskedAt: new Date(lastMs).toISOString(),
      state: known?.state ?? 'unknown',
      words: known?.words ?? 'not counted yet',
    };
  });
}

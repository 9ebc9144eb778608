import type { ListedBreaker } from '@/domain/breakers/breaker-answer';
import type { ListedDeployment } from '@/domain/delivery/deployment-list';
import type { QueueState } from '@/domain/queues/queue-answer';
import type { AnswerCounts } from '@/domain/services/judge-answers';
import type { LineCounts } from '@/domain/services/judge-error-lines';
import { type JudgedThing, judgeServices } from '@/domain/services/judge-services';
import type { ServiceState } from '@/domain/services/service-state';
import { answerBreakers } from '../breakers/answer-breakers';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { readRemovedServices } from '../db/sql/service-catalogue';
import { readServiceCatalogue } from '../db/sql/service-health';
import { readRecentChanges } from '../delivery/read-recent-changes';
import { readQueueStates } from '../queues/read-queue-states';
import { readAnswerCounts } from './read-answer-counts';
import { readLineCounts } from './read-line-counts';

/** A service that nothing named for so long is no longer listed. */
const ALIVE_MS = 7 * 86_400_000;
const LAST_HOUR = { from: 'now-1h', to: 'now' };
const MOST_DEPLOYMENTS = 1_000;

/** Every signal of a project as it stands, and the services that they make up. */
export interface SignalsNow {
  nowMs: number;
  lines: ReadonlyMap<string, LineCounts>;
  answers: AnswerCounts | null;
  queues: readonly QueueState[];
  breakers: readonly ListedBreaker[];
  /** Of the last week, newest first; of each service the newest alone where no more were asked for. */
  deployments: readonly ListedDeployment[];
  services: readonly ServiceState[];
}

/** Of the whole project, or of one service and the breakers through which it calls and is called. */
export async function readSignalsNow(
  projectId: string,
  {
    service,
    queues: known,
    newestChanges = false,
  }: {
    service?: string;
    /** Of each service its newest deployment alone, which is all that its state is judged by. */
    newestChanges?: boolean;
    /** Those that count, where whoever asks reads them as they stand now already. */
    queues?: () => Promise<readonly QueueState[]>;
  } = {},
): Promise<SignalsNow> {
  const nowMs = await databaseNow();
  const [read, answers, queues, { items: breakers }, changes] = await Promise.all([
    readInProject(projectId, async (client) => ({
      catalogue: await readServiceCatalogue(client, nowMs - ALIVE_MS),
      lines: await readLineCounts(client, nowMs, service),
      removed: await readRemovedServices(client),
    })),
    readInProject(projectId, (client) => readAnswerCounts(client, nowMs), { keepsPlans: true }),
    known?.() ?? readQueueStates(projectId),
    answerBreakers(projectId, { ...LAST_HOUR, around: service, buckets: 1 }),
    readRecentChanges(projectId, {
      from: 'now-7d',
      service,
      limit: MOST_DEPLOYMENTS,
      newestOfEach: newestChanges,
    }),
  ]);
  const { lines } = read;
  const deployments = changes.items;
  const services = judgeServices({
    ...read,
    answers: answers.byService,
    queues: queues.map(judgedQueue),
    breakers: breakers.map(judgedBreaker),
    deployments,
    nowMs,
  }).filter((one) => !read.removed.has(one.service));
  return { nowMs, lines, answers: answers.all, queues, breakers, deployments, services };
}

function judgedQueue({ service, queue, health, reason }: QueueState): JudgedThing {
  return { service, name: queue, health, reason };
}

function judgedBreaker({ service, name, health, words }: ListedBreaker): JudgedThing {
  return { service, name, health, reason: words };
}

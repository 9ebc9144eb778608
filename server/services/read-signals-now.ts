import type { BreakerState } from '@/domain/breakers/breaker-answer';
import type { QueueState } from '@/domain/queues/queue-answer';
import type { AnswerCounts } from '@/domain/services/judge-answers';
import type { LineCounts } from '@/domain/services/judge-error-lines';
import { type JudgedThing, judgeServices } from '@/domain/services/judge-services';
import type { ServiceState } from '@/domain/services/service-state';
import { readBreakerStates } from '../breakers/read-breaker-states';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { readRemovedServices } from '../db/sql/service-catalogue';
import { readServiceCatalogue } from '../db/sql/service-health';
import { type ChangesNow, readChangesNow } from '../delivery/read-recent-changes';
import { readQueueStates } from '../queues/read-queue-states';
import { readAnswerCounts } from './read-answer-counts';
import { readAllLineCounts, readLineCounts } from './read-line-counts';

/** A service that nothing named for so long is no longer listed. */
const ALIVE_MS = 7 * 86_400_000;
const MOST_CHANGES = 8;

/** Every signal of a project as it stands, and the services that they make up. */
export interface SignalsNow {
  nowMs: number;
  lines: ReadonlyMap<string, LineCounts>;
  answers: AnswerCounts | null;
  queues: readonly QueueState[];
  breakers: readonly BreakerState[];
  changes: ChangesNow;
  services: readonly ServiceState[];
}

/** Of the whole project, or of one service and the breakers through which it calls and is called. */
export async function readSignalsNow(
  projectId: string,
  {
    service,
    queues: known,
  }: {
    service?: string;
    /** Those that count, where whoever asks reads them as they stand now already. */
    queues?: () => Promise<readonly QueueState[]>;
  } = {},
): Promise<SignalsNow> {
  const nowMs = await databaseNow();
  const [{ catalogue, removed, changes }, lines, answers, queues, breakers] = await Promise.all([
    readInProject(projectId, async (client) => ({
      catalogue: await readServiceCatalogue(client, nowMs - ALIVE_MS),
      removed: await readRemovedServices(client),
      changes: await readChangesNow(client, { projectId, service, nowMs, limit: MOST_CHANGES }),
    })),
    service === undefined
      ? readAllLineCounts(projectId, nowMs)
      : readInProject(projectId, (client) => readLineCounts(client, nowMs, service)),
    readAnswerCounts(projectId, nowMs),
    known?.() ?? readQueueStates(projectId),
    readBreakerStates(projectId, { nowMs, around: service }),
  ]);
  const services = judgeServices({
    catalogue,
    lines,
    answers: answers.byService,
    queues: queues.map(judgedQueue),
    breakers: breakers.map(judgedBreaker),
    deployments: changes.newestOfEach,
    nowMs,
  }).filter((one) => !removed.has(one.service));
  return { nowMs, lines, answers: answers.all, queues, breakers, changes, services };
}

function judgedQueue({ service, queue, health, reason }: QueueState): JudgedThing {
  return { service, name: queue, health, reason };
}

function judgedBreaker({ service, name, health, words }: BreakerState): JudgedThing {
  return { service, name, health, reason: words };
}

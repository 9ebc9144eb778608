import type { CurrentState } from '@/domain/heartbeats/heartbeat-record';
import { alertProblems, notAlertedOn } from '@/domain/overview/alert-problems';
import { describeOverview } from '@/domain/overview/describe-overview';
import { findProblems, type Thing } from '@/domain/overview/find-problems';
import { incidentProblems } from '@/domain/overview/incident-problems';
import { deadLettersOf, makeTiles } from '@/domain/overview/make-tiles';
import type { Overview } from '@/domain/overview/overview-answer';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { QueueState } from '@/domain/queues/queue-answer';
import { isTroubled, worstHealth } from '@/domain/services/health';
import type { LineCounts } from '@/domain/services/judge-error-lines';
import type { ServiceState } from '@/domain/services/service-state';
import { type AiFeatureState, readAiStates } from '../ai/read-ai-states';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { readOpenAlerts, readOpenIncidents } from '../db/sql/open-problems';
import { type HeartbeatNow, readHeartbeatStates } from '../heartbeats/read-heartbeat-states';
import { readSignalsNow } from '../services/read-signals-now';
import { readUsualQueues } from './read-usual-queues';

const MOST_PROBLEMS = 50;
const MOST_SERVICES = 500;

/** What the overview says of now: is anything wrong, who has it, is the work getting done, what changed. */
export async function answerOverview(projectId: string): Promise<Overview> {
  const [now, features, { jobs, alerts, incidents }] = await Promise.all([
    readSignalsNow(projectId),
    readAiStates(projectId),
    readInProject(projectId, async (client) => {
      const nowMs = await databaseNow();
      return {
        jobs: await readHeartbeatStates(client, nowMs),
        alerts: await readOpenAlerts(client, { limit: MOST_PROBLEMS, nowMs }),
        incidents: await readOpenIncidents(client, MOST_PROBLEMS),
      };
    }),
  ]);
  const { nowMs, queues, breakers, services } = now;
  const critical = criticalQueues(queues, services);
  const usual = await readUsualQueues(projectId, { queues, critical, nowMs });
  const lines = allLines([...now.lines.values()]);
  const things = [
    ...queues.map(queueThing),
    ...features.map(featureThing),
    ...jobs.map(heartbeatThing),
  ];
  const problems = [
    ...incidentProblems(incidents),
    ...alertProblems(alerts),
    ...findProblems(services, notAlertedOn(things, alerts)),
  ];
  const count = (wanted: CurrentState) => jobs.filter(({ state }) => state === wanted).length;
  const work = queues.filter(({ kind }) => kind === 'work');
  return {
    at: new Date(nowMs).toISOString(),
    hasAny: services.length + queues.length + breakers.length + features.length + jobs.length > 0,
    health: worstHealth([
      ...problems.map(({ health }) => health),
      ...services.map(({ health }) => health).filter((health) => health !== 'unknown'),
    ]),
    answer: describeOverview({
      incidents: incidents.length,
      alerts: alerts.length,
      services,
      queues: work.length,
      stuckQueues: work.filter(isStuck).length,
      deadLetters: deadLettersOf(queues) ?? 0,
      breakers: breakers.length,
      openBreakers: breakers.filter(({ problem }) => problem === 'open').length,
      jobs: jobs.length,
      silentJobs: count('missed'),
      failedJobs: count('failed'),
      troubledFeatures: features.filter(({ state }) => isTroubled(state)).length,
    }),
    problems: problems.slice(0, MOST_PROBLEMS),
    tiles: makeTiles({
      lines,
      answers: now.answers,
      queues,
      breakers,
      critical,
      usual,
      deployed: now.changes.days,
      jobs,
    }),
    changes: now.changes.newest,
    services: services.slice(0, MOST_SERVICES),
  };
}

/** The work queues of the services of the first tier; where nobody set a tier, all of them. */
function criticalQueues(
  queues: readonly QueueState[],
  services: readonly ServiceState[],
): QueueState[] {
  const work = queues.filter(({ kind }) => kind === 'work');
  const first = new Set(services.filter(({ tier }) => tier === 1).map(({ service }) => service));
  const critical = work.filter(({ service }) => service !== null && first.has(service));
  return critical.length > 0 ? critical : work;
}

/** A failing work queue that is so only because of its dead letters is counted as those. */
function isStuck({ health, letters }: QueueState): boolean {
  return isTroubled(health) && letters.open === 0;
}

function allLines(counts: readonly LineCounts[]): LineCounts | null {
  const [first] = counts;
  if (first === undefined) return null;
  const sum = (of: (one: LineCounts) => number) =>
    counts.reduce((total, one) => total + of(one), 0);
  const isKnown = counts.some(({ usualLines }) => usualLines !== null);
  return {
    errors: sum(({ errors }) => errors),
    lines: sum(({ lines }) => lines),
    minutes: first.minutes,
    usualErrors: isKnown ? sum(({ usualErrors }) => usualErrors ?? 0) : null,
    usualLines: isKnown ? sum(({ usualLines }) => usualLines ?? 0) : null,
  };
}

function queueThing({ id, queue, service, health, reason }: QueueState): Thing {
  return { noun: 'queue', id, name: queue, service, health, reason };
}

function featureThing({ feature, state, words }: AiFeatureState): Thing {
  return { noun: 'ai', id: feature, name: feature, service: null, health: state, reason: words };
}

function heartbeatThing({ slug, state, overdueSeconds }: HeartbeatNow): Thing {
  const since = overdueSeconds === null ? '' : ` for ${quantityText(overdueSeconds, 's')}`;
  const isBad = state === 'missed' || state === 'failed';
  const reason = state === 'failed' ? 'ran and said that it failed' : `silent${since}`;
  const health = isBad ? 'failing' : 'healthy';
  return { noun: 'heartbeat', id: slug, name: slug, service: null, health, reason };
}

import type { BreakerState } from '../breakers/breaker-answer';
import type { DeployedDay } from '../delivery/deployed-days';
import type { CurrentState } from '../heartbeats/heartbeat-record';
import { compareWithNormal } from '../quantities/compare-with-normal';
import type { QueueState } from '../queues/queue-answer';
import { type Health, worstHealth } from '../services/health';
import { type AnswerCounts, judgeAnswers } from '../services/judge-answers';
import { judgeErrorLines, type LineCounts } from '../services/judge-error-lines';
import { usualOf } from '../services/usual';
import type { OverviewTile } from './overview-answer';

export interface TileEvidence {
  /** Of all services together; null: the project sends no logs. */
  lines: LineCounts | null;
  answers: AnswerCounts | null;
  queues: readonly QueueState[];
  breakers: readonly Pick<BreakerState, 'health' | 'problem' | 'state'>[];
  /** Work queues that the work of this tile is counted at. */
  critical: readonly QueueState[];
  /** At this time of day as a rule. */
  usual: { workPerSecond: number | null; backlog: number | null; deadLetters: number | null };
  /** By days, the newest first; null: nothing was deployed. */
  deployed: readonly DeployedDay[] | null;
  jobs: readonly { state: CurrentState }[];
}

/** Is the work getting done: one figure a signal, beside what it usually is. */
export function makeTiles(evidence: TileEvidence): OverviewTile[] {
  return [
    workTile(evidence),
    errorsTile(evidence),
    backlogTile(evidence),
    deadLettersTile(evidence),
    breakersTile(evidence),
    aiTile(evidence),
    deliveryTile(evidence),
    heartbeatsTile(evidence),
  ];
}

function workTile({ critical, usual }: TileEvidence): OverviewTile {
  const value = sumKnown(critical.map(({ servicePerSecond }) => servicePerSecond));
  const perMinute = (perSecond: number | null) => (perSecond === null ? null : perSecond * 60);
  const { kind } = compareWithNormal(value, usual.workPerSecond, 'per_second');
  return {
    key: 'work',
    value: perMinute(value),
    usual: perMinute(usual.workPerSecond),
    n: null,
    words: null,
    health: value === null ? 'unknown' : kind === 'less' ? 'degraded' : 'healthy',
  };
}

function errorsTile({ lines }: TileEvidence): OverviewTile {
  if (lines === null) return unknownTile('errors');
  return {
    key: 'errors',
    value: lines.lines === 0 ? null : lines.errors / lines.minutes,
    usual: lines.usualErrors,
    n: null,
    words: lines.lines === 0 ? `no line for ${lines.minutes}\u00a0min` : null,
    health: judgeErrorLines(lines).health,
  };
}

function backlogTile({ queues, usual }: TileEvidence): OverviewTile {
  const work = queues.filter(({ kind }) => kind === 'work');
  return {
    key: 'backlog',
    value: sumKnown(work.map(({ depth }) => depth)),
    usual: usual.backlog,
    n: null,
    words: null,
    health: work.length === 0 ? 'unknown' : worstHealth(work.map(({ health }) => health)),
  };
}

function deadLettersTile({ queues, usual }: TileEvidence): OverviewTile {
  const value = deadLettersOf(queues);
  const health: Health = value === null ? 'unknown' : value > 0 ? 'failing' : 'healthy';
  return { key: 'deadLetters', value, usual: usual.deadLetters, n: null, words: null, health };
}

/** Messages in dead-letter queues, and those told of elsewhere; null when nobody tells either. */
export function deadLettersOf(queues: readonly QueueState[]): number | null {
  return sumKnown(
    queues.map(({ kind, depth, letters }) => {
      if (kind === 'dead_letter') return depth ?? (letters.told > 0 ? letters.open : null);
      return letters.told > 0 ? letters.open : null;
    }),
  );
}

function breakersTile({ breakers }: TileEvidence): OverviewTile {
  const known = breakers.filter(({ state }) => state !== null);
  if (known.length === 0) return unknownTile('breakers');
  const count = (wanted: string) => known.filter(({ problem }) => problem === wanted).length;
  const others = [
    told(count('half_open'), 'half-open'),
    told(count('chronic_fallback'), 'on fallback'),
    told(count('flapping'), 'flapping'),
  ].filter((part) => part !== '');
  return {
    key: 'breakers',
    value: count('open'),
    usual: null,
    n: null,
    words: [`of ${known.length}`, ...others].join(', '),
    health: worstHealth(known.map(({ health }) => health)),
  };
}

function aiTile({ answers }: TileEvidence): OverviewTile {
  if (answers === null) return unknownTile('ai');
  const { fallback, errors, refused, empty } = answers;
  const isSilent = answers.answers === 0;
  return {
    key: 'ai',
    value: isSilent ? null : (fallback + errors + refused + empty) / answers.answers,
    usual: answers.usualShare,
    n: isSilent ? null : answers.answers,
    words: isSilent ? `no answer for ${answers.minutes}\u00a0min` : null,
    health: judgeAnswers(answers).health,
  };
}

function deliveryTile({ deployed }: TileEvidence): OverviewTile {
  const today = deployed?.[0];
  if (deployed === null || today === undefined) return unknownTile('delivery');
  const { succeeded, failed, rolledBack } = today;
  const words = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(rolledBack > 0 ? [`${rolledBack} rolled back`] : []),
  ];
  return {
    key: 'delivery',
    value: succeeded,
    usual: usualOf(deployed.slice(1).map((day) => day.succeeded)),
    n: null,
    words: words.length > 0 ? words.join(', ') : null,
    health: words.length > 0 ? 'degraded' : 'healthy',
  };
}

function heartbeatsTile({ jobs }: TileEvidence): OverviewTile {
  const heard = jobs.filter(({ state }) => state !== 'never' && state !== 'paused');
  if (heard.length === 0) return unknownTile('heartbeats');
  const count = (wanted: CurrentState) => heard.filter(({ state }) => state === wanted).length;
  const bad = count('missed') + count('failed');
  return {
    key: 'heartbeats',
    value: heard.length - bad,
    usual: null,
    n: null,
    words:
      bad === 0
        ? `of ${heard.length}, all on time`
        : `of ${heard.length}; ${[told(count('missed'), 'silent'), told(count('failed'), 'failed')].filter(Boolean).join(', ')}`,
    health: bad > 0 ? 'failing' : 'healthy',
  };
}

function told(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}`;
}

function unknownTile(key: OverviewTile['key']): OverviewTile {
  return { key, value: null, usual: null, n: null, words: 'nothing sent yet', health: 'unknown' };
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

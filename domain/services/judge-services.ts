import type { ListedDeployment } from '../delivery/deployment-list';
import { groupBy } from '../lists/group-by';
import { compareHealth, type Health, worstHealth } from './health';
import { type AnswerCounts, judgeAnswers } from './judge-answers';
import { judgeDeployment } from './judge-deployment';
import { judgeErrorLines, type LineCounts } from './judge-error-lines';
import type { ServiceSignals, ServiceState, SignalState } from './service-state';

/** What people say of a service, as the catalogue has it. */
export interface CatalogueEntry {
  name: string;
  ownerTeam: string | null;
  tier: number | null;
}

/** Something of a service that has been judged already: a queue, a breaker. */
export interface JudgedThing {
  service: string | null;
  name: string;
  health: Health;
  reason: string;
}

export interface ServiceEvidence {
  catalogue: readonly CatalogueEntry[];
  lines: ReadonlyMap<string, LineCounts>;
  queues: readonly JudgedThing[];
  breakers: readonly JudgedThing[];
  answers: ReadonlyMap<string, AnswerCounts>;
  /** Newest first. */
  deployments: readonly ListedDeployment[];
  nowMs: number;
}

/** Every service as it stands, the worst first, of equals those whose loss costs most. */
export function judgeServices(evidence: ServiceEvidence): ServiceState[] {
  const { catalogue, lines, answers } = evidence;
  const known = new Map(catalogue.map((entry) => [entry.name, entry]));
  const things = [...evidence.queues, ...evidence.breakers];
  const names = new Set([
    ...known.keys(),
    ...lines.keys(),
    ...answers.keys(),
    ...things.flatMap(({ service }) => service ?? []),
    ...evidence.deployments.map(({ service }) => service),
  ]);
  names.delete('');
  const sorted = byService(evidence);
  return [...names]
    .map((service): ServiceState => {
      const signals = signalsOf(service, evidence, sorted);
      const told = Object.values(signals).filter((signal) => signal !== null);
      const { ownerTeam = null, tier = null } = known.get(service) ?? {};
      return { service, ownerTeam, tier, health: healthOf(told), signals };
    })
    .sort(
      (a, b) =>
        compareHealth(a.health, b.health) ||
        (a.tier ?? 5) - (b.tier ?? 5) ||
        a.service.localeCompare(b.service, 'en'),
    );
}

/** A service is known to be well when one of its signals says so and none says otherwise. */
function healthOf(signals: readonly SignalState[]): Health {
  const healths = signals.map(({ health }) => health).filter((health) => health !== 'unknown');
  return worstHealth(healths);
}

/** What some hundred services have of some thousand things, each looked at once. */
interface ByService {
  queues: ReadonlyMap<string | null, readonly JudgedThing[]>;
  breakers: ReadonlyMap<string | null, readonly JudgedThing[]>;
  lastDeployment: ReadonlyMap<string, ServiceEvidence['deployments'][number]>;
}

function byService({ queues, breakers, deployments }: ServiceEvidence): ByService {
  return {
    queues: groupBy(queues, ({ service }) => service),
    breakers: groupBy(breakers, ({ service }) => service),
    // Newest first, so that the last one of the reversed list is the newest.
    lastDeployment: new Map([...deployments].reverse().map((one) => [one.service, one])),
  };
}

function signalsOf(
  service: string,
  evidence: ServiceEvidence,
  { queues, breakers, lastDeployment }: ByService,
): ServiceSignals {
  const lines = evidence.lines.get(service);
  const answers = evidence.answers.get(service);
  const last = lastDeployment.get(service);
  return {
    logs: lines === undefined ? null : judgeErrorLines(lines),
    queues: worstOf(queues.get(service) ?? [], 'queue'),
    breakers: worstOf(breakers.get(service) ?? [], 'breaker'),
    ai: answers === undefined ? null : judgeAnswers(answers),
    delivery: last === undefined ? null : judgeDeployment(last, evidence.nowMs),
  };
}

/** Of several things the worst, by its name and reason; when all are well, how many there are. */
function worstOf(things: readonly JudgedThing[], noun: string): SignalState | null {
  const [first, ...others] = [...things].sort((a, b) => compareHealth(a.health, b.health));
  if (first === undefined) return null;
  if (first.health === 'healthy' && others.length > 0) {
    return { health: 'healthy', reason: `${things.length} ${noun}s, all well` };
  }
  const alike = others.filter(({ health }) => health === first.health).length;
  const more = alike > 0 && first.health !== 'healthy' ? `, and ${alike} more` : '';
  const reason = `${first.name}: ${first.reason.charAt(0).toLowerCase()}${first.reason.slice(1)}`;
  return { health: first.health, reason: `${reason}${more}` };
}

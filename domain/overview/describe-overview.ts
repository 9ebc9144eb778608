import { counted } from '../quantities/counted';
import type { ServiceState } from '../services/service-state';

export interface OverviewCounts {
  /** Incidents that are not resolved. */
  incidents: number;
  /** Alerts that fire, whoever has them. */
  alerts: number;
  services: readonly Pick<ServiceState, 'service' | 'health'>[];
  queues: number;
  /** Work queues that fail or degrade. */
  stuckQueues: number;
  deadLetters: number;
  breakers: number;
  openBreakers: number;
  jobs: number;
  silentJobs: number;
  failedJobs: number;
  troubledFeatures: number;
}

const NAMED = 2;

/** "1 breaker is open, 37 dead letters wait; payments is failing". A sentence without its full stop. */
export function describeOverview(counts: OverviewCounts): string {
  const things = [
    clause(counts.incidents, 'incident is open', 'incidents are open'),
    clause(counts.alerts, 'alert is open', 'alerts are open'),
    clause(counts.openBreakers, 'breaker is open', 'breakers are open'),
    clause(counts.deadLetters, 'dead letter waits', 'dead letters wait'),
    clause(counts.stuckQueues, 'queue does not drain', 'queues do not drain'),
    clause(counts.silentJobs, 'job is silent', 'jobs are silent'),
    clause(counts.failedJobs, 'job failed', 'jobs failed'),
    clause(counts.troubledFeatures, 'AI feature is off', 'AI features are off'),
  ].flatMap((one) => one ?? []);
  const failing = namesOf(counts, 'failing');
  const degraded = namesOf(counts, 'degraded');
  const services = [stateClause(failing, 'failing'), stateClause(degraded, 'degraded')];
  const said = [things.join(', '), ...services].filter((part) => part);
  return said.length > 0 ? said.join('; ') : calm(counts);
}

function calm(counts: OverviewCounts): string {
  const known = counts.services.filter(({ health }) => health === 'healthy').length;
  const unknown = counts.services.length - known;
  const well = [
    clause(known, 'service', 'services'),
    clause(counts.queues, 'queue', 'queues'),
    clause(counts.breakers, 'breaker', 'breakers'),
    clause(counts.jobs, 'job', 'jobs'),
  ].flatMap((one) => one ?? []);
  const quiet = clause(unknown, 'service is silent', 'services are silent');
  if (well.length === 0) return quiet ?? 'Nothing is known yet';
  const all = known + counts.queues + counts.breakers + counts.jobs;
  const nothing = `Nothing is wrong: ${listed(well)} ${all === 1 ? 'is' : 'are'} well`;
  return quiet === null ? nothing : `${nothing}; ${quiet}`;
}

function namesOf({ services }: OverviewCounts, wanted: 'failing' | 'degraded'): string[] {
  return services.filter(({ health }) => health === wanted).map(({ service }) => service);
}

function stateClause(names: readonly string[], word: string): string {
  if (names.length === 0) return '';
  const more = names.length - NAMED;
  const told = more > 0 ? [...names.slice(0, NAMED), `${more} more`] : names;
  return `${listed(told)} ${names.length === 1 ? 'is' : 'are'} ${word}`;
}

function clause(count: number, one: string, many: string): string | null {
  return count === 0 ? null : counted(count, one, many);
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

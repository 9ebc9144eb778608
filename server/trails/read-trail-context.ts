import { deploymentRef } from '@/domain/delivery/deployment-ref';
import type { TrailItem } from '@/domain/logs/trail';
import { extentOf } from '@/domain/logs/trail-gaps';
import type { Queryable } from '../db/sql/bind';
import {
  type ContextDeployment,
  type ContextMove,
  readContextDeployments,
  readContextMoves,
} from '../db/sql/trail-context';

const AROUND_MS = 60_000;
/** A deployment may well break what comes after it for so long before anybody wonders. */
const DEPLOYED_BEFORE_MS = 3_600_000;
const MOST_SERVICES = 50;
const MOST_ITEMS = 50;

const NOTHING_MORE = { durationMs: null, event: null, span: null } as const;

/**
 * What happened to the services on a trail around the time of it: breakers that changed within a minute of it, deployments
 * that were under way or had ended within the hour before.
 */
export async function readTrailContext(
  client: Queryable,
  items: readonly TrailItem[],
): Promise<TrailItem[]> {
  const services = [...new Set(items.flatMap(({ service }) => service ?? []))];
  if (services.length === 0) return [];
  const extents = items.map(extentOf);
  const fromMs = Math.min(...extents.map((one) => one.fromMs)) - AROUND_MS;
  const toMs = Math.max(...extents.map((one) => one.toMs)) + AROUND_MS;
  const around = { services: services.slice(0, MOST_SERVICES), toMs, limit: MOST_ITEMS };
  const moves = await readContextMoves(client, { ...around, fromMs });
  const deployments = await readContextDeployments(client, {
    ...around,
    fromMs: fromMs - DEPLOYED_BEFORE_MS,
  });
  return [...moves.map(moveItem), ...deployments.map(deploymentItem)].sort((a, b) =>
    a.time.localeCompare(b.time),
  );
}

const STATE_WORDS = {
  closed: 'closed',
  open: 'open',
  half_open: 'half-open',
  forced_open: 'forced open',
  disabled: 'disabled',
} as const;

function moveItem(move: ContextMove): TrailItem {
  const { breakerId, breaker, service, dependency, timeMs, from, to, reason } = move;
  const towards = dependency === null || dependency === breaker ? '' : ` to ${dependency}`;
  const before = from === null ? '' : ` from ${STATE_WORDS[from]}`;
  const because = reason === null ? '' : `: ${reason}`;
  return {
    ...NOTHING_MORE,
    time: new Date(timeMs).toISOString(),
    kind: 'breaker',
    service,
    title: `${breaker}${towards} went${before} to ${STATE_WORDS[to]}${because}`,
    ref: breakerId,
    level: to === 'open' || to === 'forced_open' ? 'warn' : null,
  };
}

function deploymentItem(deployment: ContextDeployment): TrailItem {
  const { service, environment, version, sha, startedMs, finishedMs } = deployment;
  const what = version ?? sha.slice(0, 7);
  return {
    ...NOTHING_MORE,
    time: new Date(finishedMs ?? startedMs ?? 0).toISOString(),
    kind: 'deployment',
    service,
    title: `${what} ${wordOf(deployment)} ${environment}`,
    ref: deploymentRef(deployment),
    level: deployment.status === 'failed' ? 'warn' : null,
  };
}

function wordOf({ status, rollbackOf }: ContextDeployment): string {
  if (status === 'in_progress') return 'on its way to';
  if (status === 'failed') return 'failed to deploy to';
  if (status === 'cancelled') return 'cancelled on its way to';
  return rollbackOf === null ? 'deployed to' : 'rolled back to, in';
}

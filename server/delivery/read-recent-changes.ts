import type { ClassifiedDeployment } from '@/domain/delivery/classify-deployments';
import { type DeployedDay, deployedDays } from '@/domain/delivery/deployed-days';
import { isProduction } from '@/domain/delivery/deployment';
import type { DeploymentList, ListedDeployment } from '@/domain/delivery/deployment-list';
import { confirmedIncidents, listDeployment } from '@/domain/delivery/list-deployment';
import { deployedWithin } from '@/domain/delivery/newest-first';
import { classifiedOf } from '@/domain/delivery/report-delivery';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Queryable } from '../db/sql/bind';
import { readTimeWindow } from '../time-window';
import type { KnownHistory } from './kept-histories';
import { readDeliveryHistory } from './read-delivery-history';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const USUAL_MS = 30 * DAY_MS;

interface RecentChanges {
  from?: string | undefined;
  to?: string | undefined;
  service?: string | undefined;
  /** Left out: all; "production": whatever production is called. */
  environment?: string | undefined;
  limit: number;
}

/** What was deployed in a range, newest first, and what each deployment is to those before it. @throws ServiceError invalid */
export async function readRecentChanges(
  projectId: string,
  { service, environment, limit, ...range }: RecentChanges,
): Promise<DeploymentList> {
  const window = readTimeWindow(range, { nowMs: await databaseNow(), usualMs: USUAL_MS });
  const history = await readInProject(projectId, (client) =>
    readDeliveryHistory(client, { projectId, ...window, service: service ?? null }),
  );
  const isWanted = (name: string) =>
    environment === undefined ||
    name === environment ||
    (environment === 'production' && isProduction(name));
  const found = deployedWithin(classifiedOf(history), window).filter(({ deployment }) =>
    isWanted(deployment.environment),
  );
  return { total: found.length, items: listed(history, found.slice(0, limit)) };
}

/** How deployments stand now, by those of the last week. */
export interface ChangesNow {
  /** Of all services, newest first. */
  newest: ListedDeployment[];
  /** Of each service the newest alone. */
  newestOfEach: ListedDeployment[];
  days: DeployedDay[] | null;
}

/** On a connection that is confined to the project already. */
export async function readChangesNow(
  client: Queryable,
  {
    projectId,
    service,
    nowMs,
    limit,
  }: { projectId: string; service?: string | undefined; nowMs: number; limit: number },
): Promise<ChangesNow> {
  const window = { fromMs: nowMs - WEEK_MS, toMs: nowMs };
  const history = await readDeliveryHistory(client, {
    projectId,
    ...window,
    service: service ?? null,
  });
  const found = deployedWithin(classifiedOf(history), window);
  const newest = new Map<string, ClassifiedDeployment>();
  for (const one of found) {
    const { service: name } = one.deployment;
    if (!newest.has(name)) newest.set(name, one);
  }
  return {
    newest: listed(history, found.slice(0, limit)),
    newestOfEach: listed(history, [...newest.values()]),
    days: deployedDays(found, nowMs),
  };
}

function listed(
  { byRef, links }: KnownHistory,
  deployments: readonly ClassifiedDeployment[],
): ListedDeployment[] {
  const incidents = confirmedIncidents(links);
  return deployments.flatMap((one) => {
    const record = byRef.get(one.deployment.id);
    return record === undefined ? [] : [listDeployment(one, record, incidents)];
  });
}

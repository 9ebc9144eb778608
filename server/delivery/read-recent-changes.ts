import { isProduction } from '@/domain/delivery/deployment';
import type { DeploymentList } from '@/domain/delivery/deployment-list';
import { confirmedIncidents, listDeployment } from '@/domain/delivery/list-deployment';
import { classifiedOf } from '@/domain/delivery/report-delivery';
import { resolveTimeRange } from '@/domain/time-range/time-range';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { readDeliveryHistory } from './read-delivery-history';

interface RecentChanges {
  from?: string | undefined;
  to?: string | undefined;
  service?: string | undefined;
  /** Left out: all; "production": whatever production is called. */
  environment?: string | undefined;
  limit: number;
  /** Of each service the newest alone. */
  newestOfEach?: boolean | undefined;
}

/** What was deployed in a range, newest first, and what each deployment is to those before it. */
export async function readRecentChanges(
  projectId: string,
  {
    from = 'now-30d',
    to = 'now',
    service,
    environment,
    limit,
    newestOfEach = false,
  }: RecentChanges,
): Promise<DeploymentList> {
  const { fromMs, toMs } = resolveTimeRange({ from, to }, await databaseNow());
  const history = await readInProject(projectId, (client) =>
    readDeliveryHistory(client, {
      projectId,
      fromMs,
      toMs,
      service: service ?? null,
    }),
  );
  const { byRef } = history;
  const incidents = confirmedIncidents(history.links);
  const isWanted = (name: string) =>
    environment === undefined ||
    name === environment ||
    (environment === 'production' && isProduction(name));
  const found = classifiedOf(history).flatMap((one) => {
    const record = byRef.get(one.deployment.id);
    const timeMs = one.deployment.finishedMs ?? one.deployment.startedMs ?? toMs - 1;
    const isIn = timeMs >= fromMs && timeMs < toMs && isWanted(one.deployment.environment);
    return record !== undefined && isIn ? [{ one, record, timeMs }] : [];
  });
  const told = new Set<string>();
  const isFirstTold = (name: string) => told.size < told.add(name).size;
  return {
    total: found.length,
    items: found
      .sort((a, b) => b.timeMs - a.timeMs)
      .filter(({ one }) => !newestOfEach || isFirstTold(one.deployment.service))
      .slice(0, limit)
      .map(({ one, record }) => listDeployment(one, record, incidents)),
  };
}

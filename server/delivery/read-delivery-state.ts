import type { DeliveryState } from '@/domain/delivery/delivery-report';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Queryable } from '../db/sql/bind';
import { readDeploymentState } from '../db/sql/read-deployments';

/** How delivery stands now, on a connection that is confined to the project already. */
export async function deliveryState(
  client: Queryable,
  projectId: string,
  nowMs: number,
): Promise<DeliveryState> {
  const row = await readDeploymentState(client, projectId, nowMs);
  return {
    lastDeploymentAt: row.last_ms === null ? null : new Date(row.last_ms).toISOString(),
    inProgress: row.in_progress,
    succeededInDay: row.succeeded,
    failedInDay: row.failed,
  };
}

/** How delivery stands now. */
export async function readDeliveryState(projectId: string): Promise<DeliveryState> {
  const nowMs = await databaseNow();
  return readInProject(projectId, (client) => deliveryState(client, projectId, nowMs));
}

import type { Queryable } from './bind';

export interface EndpointRow {
  projectId: string;
  id: string;
  kind: string;
  secret: Uint8Array;
  services: unknown;
}

/** An endpoint of a project that is not archived. Index Scan using webhook_endpoint_id_idx, then project_pkey. */
export async function findWebhookEndpoint(
  client: Queryable,
  id: string,
): Promise<EndpointRow | null> {
  const { rows } = await client.query<EndpointRow>(
    `SELECT e.project_id AS "projectId", e.id, e.kind, e.secret, e.services
     FROM webhook_endpoint e JOIN project p ON p.id = e.project_id
     WHERE e.id = $1 AND p.archived_at IS NULL`,
    [id],
  );
  return rows[0] ?? null;
}

interface DeliveryRow {
  deliveryId: string;
  event: string;
  outcome: 'stored' | 'ignored' | 'refused';
  reason: string | null;
  became: readonly string[];
}

/** Notes a delivery; false when it was noted before. A repeat that runs beside the first waits for its commit. */
export async function noteWebhookDelivery(
  client: Queryable,
  { projectId, id }: EndpointRow,
  delivery: DeliveryRow,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO webhook_delivery (project_id, endpoint_id, delivery_id, event, outcome, reason, became)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (project_id, endpoint_id, delivery_id) DO NOTHING`,
    [
      projectId,
      id,
      delivery.deliveryId,
      delivery.event,
      delivery.outcome,
      delivery.reason,
      delivery.became,
    ],
  );
  return rowCount === 1;
}

/**
 * Of deliveries that proved nothing only the newest are kept, since anybody can make them.
 * Index Scan using webhook_delivery_project_id_endpoint_id_received_at_idx.
 */
export async function forgetRefusedDeliveries(
  client: Queryable,
  { projectId, id }: EndpointRow,
  keep: number,
): Promise<void> {
  await client.query(
    `DELETE FROM webhook_delivery WHERE project_id = $1 AND endpoint_id = $2 AND delivery_id IN (
       SELECT delivery_id FROM webhook_delivery
       WHERE project_id = $1 AND endpoint_id = $2 AND outcome = 'refused' ORDER BY received_at DESC OFFSET $3
     )`,
    [projectId, id, keep],
  );
}

/** Tells whoever listens that a project has something new. */
export async function notifyOfSignal(client: Queryable, projectId: string): Promise<void> {
  await client.query("SELECT pg_notify('candor_signal', $1)", [projectId]);
}

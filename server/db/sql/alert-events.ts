import type { Queryable } from './bind';

/** A line of an alert's timeline. Plan: insert. */
export async function insertAlertEvent(
  client: Queryable,
  event: { projectId: string; alertId: string; kind: string; text: string },
): Promise<void> {
  await client.query(
    'INSERT INTO alert_event (project_id, alert_id, kind, text) VALUES ($1, $2, $3, $4)',
    [event.projectId, event.alertId, event.kind, event.text],
  );
}

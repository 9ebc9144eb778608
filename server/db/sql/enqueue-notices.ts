/**
 * Puts notices ($1: JSON array) into the outbox, makes lanes for new targets and wakes the senders of their projects once
 * the transaction commits. A notice whose dedupe key is there already is dropped.
 * Plan: insert with a look-up in notification_project_id_dedupe_key_key each; lanes by their primary key.
 */
export const ENQUEUE_NOTICES = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (
      "projectId" uuid, "dedupeKey" text, "alertId" uuid, "incidentId" uuid, transition text, target jsonb, payload jsonb,
      "suppressedBecause" text)
  ), lanes AS (
    INSERT INTO notification_lane (project_id, target_kind, target_id)
    SELECT DISTINCT "projectId", target->>'kind', (target->>'id')::uuid FROM given WHERE "suppressedBecause" IS NULL
    ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING
  ), held AS (
    SELECT *, CASE WHEN transition IN ('fired', 'still_firing', 'escalated') AND (target->>'afterMinutes')::int > 0
      THEN candor_now() + make_interval(mins => (target->>'afterMinutes')::int) END AS held_until FROM given
  ), stored AS (
    INSERT INTO notification (project_id, dedupe_key, alert_id, incident_id, transition, target_kind, target_id,
      target_label, target_via, payload, state, suppressed_reason, settled_at, next_at, held_until)
    SELECT "projectId", "dedupeKey", "alertId", "incidentId", transition, target->>'kind', (target->>'id')::uuid,
      target->>'label', target->>'via', payload,
      CASE WHEN "suppressedBecause" IS NULL THEN 'scheduled' ELSE 'suppressed' END,
      "suppressedBecause", CASE WHEN "suppressedBecause" IS NULL THEN NULL ELSE candor_now() END,
      coalesce(held_until, candor_now()), held_until
    FROM held ON CONFLICT DO NOTHING RETURNING project_id, state
  )
  SELECT pg_notify('candor_notice', project_id::text)
  FROM (SELECT DISTINCT project_id FROM stored WHERE state = 'scheduled') AS woken`;

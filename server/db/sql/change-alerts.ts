/** The last alert of each fingerprint ($2) that is over. Plan: for each the first entry of alert_fingerprint_started. */
export const PREVIOUS_ALERTS = `
  SELECT f.fingerprint, p.id FROM unnest($2::text[]) AS f(fingerprint) CROSS JOIN LATERAL (
    SELECT id FROM alert a WHERE a.project_id = $1::uuid AND a.fingerprint = f.fingerprint AND a.state = 'resolved'
    ORDER BY a.started_at DESC LIMIT 1) AS p`;

/** Alerts that have waited long enough fire; those that somebody changed meanwhile are left out. Plan: alert_pkey for each. */
export const FIRE_PENDING = `
  UPDATE alert a SET state = 'firing', fired_at = $3::timestamptz, held_at = $3::timestamptz, is_holding = true,
    value = g.value, summary = g.summary, normal = g.normal
  FROM jsonb_to_recordset($2::jsonb) AS g (id uuid, value float8, summary text, normal jsonb)
  WHERE a.project_id = $1::uuid AND a.id = g.id AND a.state = 'pending' RETURNING a.id`;

/** Open alerts whose condition holds again are counted once more. Plan: alert_pkey for each. */
export const HOLD_AGAIN = `
  UPDATE alert a SET count = a.count + 1, is_holding = true, held_at = $3::timestamptz, value = g.value, summary = g.summary
  FROM jsonb_to_recordset($2::jsonb) AS g (id uuid, value float8, summary text)
  WHERE a.project_id = $1::uuid AND a.id = g.id AND a.state <> 'resolved' AND NOT a.is_holding RETURNING a.id`;

/** Open alerts are over; what is not measured any more keeps its last value. Plan: alert_pkey for each. */
export const RESOLVE_OPEN = `
  UPDATE alert a SET state = 'resolved', is_holding = false, resolved_at = $3::timestamptz, resolved_because = g.because,
    snoozed_until = NULL, value = CASE WHEN g."isMeasured" THEN g.value ELSE a.value END,
    summary = CASE WHEN g."isMeasured" THEN g.summary ELSE a.summary END
  FROM jsonb_to_recordset($2::jsonb) AS g (id uuid, because text, "isMeasured" boolean, value float8, summary text)
  WHERE a.project_id = $1::uuid AND a.id = g.id AND a.state IN ('firing', 'acknowledged') RETURNING a.id`;

import type { PipelinedStatement } from '../pipelined-statements';

// An upsert on service_pkey (Function Scan on unnest); rows come sorted by key.
const NOTE_SERVICES = `
INSERT INTO service (project_id, name)
SELECT * FROM unnest($1::uuid[], $2::text[])
ON CONFLICT (project_id, name) DO UPDATE SET last_seen_at = candor_now(), removed_at = NULL,
  first_seen_at = CASE WHEN service.removed_at IS NULL THEN service.first_seen_at ELSE candor_now() END`;

// The same on service_sighting_pkey.
const NOTE_SIGHTINGS = `
INSERT INTO service_sighting (project_id, service, environment, version, signal)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
ON CONFLICT (project_id, service, environment, version, signal) DO UPDATE SET last_seen_at = candor_now()`;

/** Puts services into the catalogue, back into it, or notes that they were seen. */
export function noteServicesStatement(
  rows: readonly { projectId: string; service: string }[],
): PipelinedStatement {
  return {
    name: 'note-services',
    text: NOTE_SERVICES,
    values: [rows.map(({ projectId }) => projectId), rows.map(({ service }) => service)],
  };
}

/** By what a service was heard of, and where it ran; '' is not told. */
export interface SightingRow {
  projectId: string;
  service: string;
  environment: string;
  version: string;
  signal: string;
}

export function noteSightingsStatement(rows: readonly SightingRow[]): PipelinedStatement {
  const column = (of: (row: SightingRow) => string) => rows.map(of);
  return {
    name: 'note-sightings',
    text: NOTE_SIGHTINGS,
    values: [
      column(({ projectId }) => projectId),
      column(({ service }) => service),
      column(({ environment }) => environment),
      column(({ version }) => version),
      column(({ signal }) => signal),
    ],
  };
}

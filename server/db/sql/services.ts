import type { PipelinedStatement } from '../pipelined-statements';

// An upsert on service_pkey (Function Scan on unnest); rows come sorted by key.
const NOTE_SERVICES = `
INSERT INTO service (project_id, name)
SELECT * FROM unnest($1::uuid[], $2::text[])
ON CONFLICT (project_id, name) DO UPDATE SET last_seen_at = candor_now()`;

/** Puts services into the catalogue, or notes that they were seen. */
export function noteServicesStatement(
  rows: readonly { projectId: string; service: string }[],
): PipelinedStatement {
  return {
    name: 'note-services',
    text: NOTE_SERVICES,
    values: [rows.map(({ projectId }) => projectId), rows.map(({ service }) => service)],
  };
}

import type { CounterState } from '@/domain/metrics/counter-increase';
import type { DatabaseClient } from '../client';
import type { PipelinedStatement } from '../pipelined-statements';

interface ProjectKey {
  projectId: string;
  key: string;
}

export interface StoredCounter extends ProjectKey {
  /** Null while nobody has read it to the end. */
  state: CounterState | null;
}

interface CounterRow {
  project_id: string;
  key: string;
  value: number | null;
  time_ms: number | null;
  start_ms: number | null;
}

// LockRows over Sort over Nested Loop: Function Scan on unnest, Index Scan using counter_state_pkey.
const LOCK = `
SELECT c.project_id, c.key, c.value, c.time_ms, c.start_ms
FROM unnest($1::uuid[], $2::uuid[]) AS wanted(project_id, key)
JOIN counter_state c USING (project_id, key)
ORDER BY c.project_id, c.key FOR UPDATE OF c`;

// Insert on counter_state, conflict arbiter counter_state_pkey: waits for whoever is adding the same one.
const ADD = `
INSERT INTO counter_state (project_id, key)
SELECT * FROM unnest($1::uuid[], $2::uuid[])
ON CONFLICT (project_id, key) DO NOTHING`;

/**
 * The last readings of counters, each locked to the end of the transaction: of two writers that read the same counter,
 * the second compares with what the first left. `wanted` is sorted, and holds each once.
 */
export async function lockCounterStates(
  client: DatabaseClient,
  wanted: readonly ProjectKey[],
): Promise<StoredCounter[]> {
  const found = await lock(client, wanted);
  const known = new Set(found.map(keyOf));
  const missing = wanted.filter((one) => !known.has(keyOf(one)));
  if (missing.length === 0) return found;
  await client.query({ name: 'add-counter-states', text: ADD, values: columns(missing) });
  return [...found, ...(await lock(client, missing))];
}

async function lock(
  client: DatabaseClient,
  wanted: readonly ProjectKey[],
): Promise<StoredCounter[]> {
  const { rows } = await client.query<CounterRow>({
    name: 'lock-counter-states',
    text: LOCK,
    values: columns(wanted),
  });
  return rows.map(({ project_id, key, value, time_ms, start_ms }) => ({
    projectId: project_id,
    key,
    state:
      value === null || time_ms === null ? null : { value, timeMs: time_ms, startMs: start_ms },
  }));
}

// An update by counter_state_pkey of rows that this transaction has locked.
const SAVE = `
UPDATE counter_state c SET value = s.value, time_ms = s.time_ms, start_ms = s.start_ms, read_at = candor_now()
FROM unnest($1::uuid[], $2::uuid[], $3::float8[], $4::float8[], $5::float8[])
  AS s(project_id, key, value, time_ms, start_ms)
WHERE c.project_id = s.project_id AND c.key = s.key`;

/** Keeps the readings that the next ones will be compared with. */
export function saveCounterStatesStatement(
  counters: readonly (ProjectKey & { state: CounterState })[],
): PipelinedStatement {
  return {
    name: 'save-counter-states',
    text: SAVE,
    values: [
      ...columns(counters),
      counters.map(({ state }) => state.value),
      counters.map(({ state }) => state.timeMs),
      counters.map(({ state }) => state.startMs),
    ],
  };
}

function keyOf({ projectId, key }: ProjectKey): string {
  return `${projectId} ${key}`;
}

function columns(rows: readonly ProjectKey[]): unknown[] {
  return [rows.map(({ projectId }) => projectId), rows.map(({ key }) => key)];
}

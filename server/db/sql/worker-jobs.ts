import type pg from 'pg';

interface ClaimedJob {
  name: string;
  leaseSeconds: number;
  everySeconds: number;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

/** Makes the job's row when it is new; due at once. */
export async function registerWorkerJob(client: Queryable, name: string): Promise<void> {
  await client.query(
    'INSERT INTO worker_job (name, run_after) VALUES ($1, candor_now()) ON CONFLICT (name) DO NOTHING',
    [name],
  );
}

/**
 * Claims a job that is due, for `leaseSeconds`; answers its fencing token, or null when it is not due or somebody else's.
 * A worker that dies loses the job when the lease ends. One that is due later than any claim or turn could have said was
 * claimed before the clock went back: it is due.
 */
export async function claimWorkerJob(
  client: Queryable,
  { name, leaseSeconds, everySeconds }: ClaimedJob,
): Promise<string | null> {
  const { rows } = await client.query<{ fence: string }>(
    `UPDATE worker_job SET fence = fence + 1, last_started_at = candor_now(),
       run_after = candor_now() + make_interval(secs => $2)
     WHERE name = $1
       AND (run_after <= candor_now() OR run_after > candor_now() + make_interval(secs => greatest($2, $3::float8) + 1))
     RETURNING fence::text`,
    [name, leaseSeconds, everySeconds],
  );
  return rows[0]?.fence ?? null;
}

/** Settles a claimed job: due again `everySeconds` after it began. Changes nothing when the fence is not the newest. */
export async function settleWorkerJob(
  client: Queryable,
  job: { name: string; fence: string; everySeconds: number; error: string | null },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE worker_job SET last_finished_at = candor_now(), last_error = $4,
       run_after = last_started_at + make_interval(secs => $3)
     WHERE name = $1 AND fence = $2`,
    [job.name, job.fence, job.everySeconds, job.error],
  );
  return rowCount === 1;
}

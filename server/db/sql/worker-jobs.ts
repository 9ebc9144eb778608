import type pg from 'pg';

interface ClaimedJob {
  name: string;
  leaseSeconds: number;
  everySeconds: number;
}

const IS_ABANDONED = "last_started_at > coalesce(last_finished_at, '-infinity')";

type Queryable = Pick<pg.ClientBase, 'query'>;

/** Makes the job's row when it is new; due at once. */
export async function registerWorkerJob(client: Queryable, name: string): Promise<void> {
  await client.query(
    'INSERT INTO worker_job (name, run_after) VALUES ($1, candor_now()) ON CONFLICT (name) DO NOTHING',
    [name],
  );
}

/** A claimed job. */
export interface JobClaim {
  /** Its fencing token. */
  fence: string;
  /** When a worker had begun it that never ended it; null in the usual course of things. */
  abandonedAt: Date | null;
}

/**
 * Claims a job that is due, for `leaseSeconds`; null when it is not due or somebody else's.
 * A worker that dies loses the job when the lease ends, which is noted. One that is due later than any claim or turn could have said was
 * claimed before the clock went back: it is due.
 */
export async function claimWorkerJob(
  client: Queryable,
  { name, leaseSeconds, everySeconds }: ClaimedJob,
): Promise<JobClaim | null> {
  const { rows } = await client.query<JobClaim>(
    `UPDATE worker_job SET fence = fence + 1, last_started_at = candor_now(),
       run_after = candor_now() + make_interval(secs => $2),
       taken_over_at = CASE WHEN ${IS_ABANDONED} THEN candor_now() ELSE taken_over_at END,
       abandoned_at = CASE WHEN ${IS_ABANDONED} THEN last_started_at ELSE abandoned_at END
     WHERE name = $1
       AND (run_after <= candor_now() OR run_after > candor_now() + make_interval(secs => greatest($2, $3::float8) + 1))
     RETURNING fence::text,
       CASE WHEN taken_over_at = last_started_at THEN abandoned_at END AS "abandonedAt"`,
    [name, leaseSeconds, everySeconds],
  );
  return rows[0] ?? null;
}

/** Settles a claimed job: due again `everySeconds` after it began. Changes nothing when the fence is not the newest. */
export async function settleWorkerJob(
  client: Queryable,
  job: { name: string; fence: string; everySeconds: number; error: string | null },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE worker_job SET last_finished_at = candor_now(), last_error = $4,
       failing_since = CASE WHEN $4::text IS NULL THEN NULL ELSE coalesce(failing_since, candor_now()) END,
       run_after = last_started_at + make_interval(secs => $3)
     WHERE name = $1 AND fence = $2`,
    [job.name, job.fence, job.everySeconds, job.error],
  );
  return rowCount === 1;
}

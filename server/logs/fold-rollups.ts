import { systemPool } from '../db/client';
import { FOLDED_AT_ONCE, foldLogRollups } from '../db/sql/store-log-rollups';
import { log } from '../observability/log';

/** What is appended within this time is folded together: each series and bucket is written once instead of once a group. */
const FOLD_AFTER_MS = 1_000;

let timer: NodeJS.Timeout | undefined;

/**
 * Has what was appended to the roll-ups folded into them soon. Whoever appends also folds, and takes along what a killed
 * process left behind: nothing piles up while no worker runs, and what waits is counted by every reader.
 */
export function foldRollupsSoon(): void {
  if (timer !== undefined) return;
  const pool = systemPool();
  timer = setTimeout(() => {
    fold(pool)
      .catch((error) => log.warn('Log roll-ups could not be folded; later ones will be', { error }))
      .finally(() => {
        timer = undefined;
      });
  }, FOLD_AFTER_MS);
  timer.unref();
}

async function fold(pool: ReturnType<typeof systemPool>): Promise<void> {
  let folded = FOLDED_AT_ONCE;
  while (folded === FOLDED_AT_ONCE && !pool.ending) folded = await foldLogRollups(pool);
}

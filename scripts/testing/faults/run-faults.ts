import { setTimeout as delay } from 'node:timers/promises';
import { systemPool } from '@/server/db/client';
import { findBrokenPromises } from '@/server/db/sql/audit-alerts';
import { FaultRun } from './fault-run';
import { FAULTS, type Fault } from './faults';

/** What became of the pages of one fault. */
export interface FaultResult {
  name: string;
  pages: number;
  /** Never arrived. */
  lost: number;
  /** Arrived more often, or under more ids, than the fault allows. */
  wrong: number;
  /** Arrived again after their delivery was left unknown, and said so. */
  repeated: number;
  /** Broken promises that the auditor sees afterwards. */
  broken: number;
  seconds: number;
}

/** Does every fault to real workers, in the short form or the long; a fault that cannot be done is thrown. */
export async function runFaults({
  databaseUrl,
  isLong,
  only = '',
  tell = () => {},
}: {
  databaseUrl: string;
  isLong: boolean;
  only?: string;
  tell?: (result: FaultResult) => void;
}): Promise<FaultResult[]> {
  const run = await FaultRun.begin(databaseUrl);
  const results: FaultResult[] = [];
  try {
    run.startWorker();
    for (const fault of FAULTS) {
      if ((fault.isLong && !isLong) || !fault.name.includes(only)) continue;
      const result = await runFault(run, fault, isLong);
      results.push(result);
      tell(result);
    }
  } finally {
    await run.end();
  }
  return results;
}

const MOST_MS_TO_KEEP_PROMISES = 60_000;
let count = 0;

async function runFault(run: FaultRun, fault: Fault, isLong: boolean): Promise<FaultResult> {
  const begin = performance.now();
  const queues = Array.from({ length: fault.pages[isLong ? 1 : 0] }, () => {
    count += 1;
    return `queue-${count}`;
  });
  await run.fault(fault.name, () => fault.run(run, queues, isLong));
  await run.fault(fault.name, () => run.untilSettled(queues));
  const pages = run.pages();
  const result = { name: fault.name, pages: queues.length, lost: 0, wrong: 0, repeated: 0 };
  for (const queue of queues) {
    const page = pages.get(queue);
    if (page === undefined) {
      result.lost += 1;
      continue;
    }
    if (page.count > fault.mostCopies || page.ids.size > 1) result.wrong += 1;
    // Only an answer says that it did not arrive; without one, the second says that it may be a second.
    if (page.count > 1 && !fault.isAnswered && page.repeats !== page.count - 1) result.wrong += 1;
    result.repeated += page.repeats > 0 && page.count > 1 ? 1 : 0;
  }
  const told = await run.refusals(queues);
  // Neither given up without need, nor said to have arrived where it did not.
  result.wrong += fault.isRefused ? queues.length - told : told;
  // The auditor must find those whom nobody was told of, and nothing else.
  const untold = fault.isRefused ? queues.length : 0;
  const broken = Math.abs((await brokenForGood(untold)) - untold);
  return { ...result, broken, seconds: (performance.now() - begin) / 1_000 };
}

/** How much the auditor still finds once there was time to keep every promise: a notice may have come due a moment ago. */
async function brokenForGood(expected: number): Promise<number> {
  const end = performance.now() + MOST_MS_TO_KEEP_PROMISES;
  for (;;) {
    const { length } = await findBrokenPromises(systemPool(), 0);
    if (length === expected || performance.now() > end) return length;
    await delay(50);
  }
}

import type { FaultRun } from './fault-run';

/** One row of the matrix. */
export interface Fault {
  name: string;
  /** Copies that one page may have arrived in; more than one only where its delivery was left unknown. */
  mostCopies: number;
  /** Does it to pages for these queues; a worker runs before and after. */
  run: (run: FaultRun, queues: string[], isLong: boolean) => Promise<void>;
  /** Pages at a time in the short form and in the long. */
  pages: [number, number];
  isLong?: boolean;
  /** The receiver answers, and says with it that a page has not arrived. */
  isAnswered?: boolean;
  /** The receiver takes no page for good, and the ledger must say so. */
  isRefused?: boolean;
}

const OK = { status: 204 };

/** Kills the worker while it waits at a lock, then has another take over. */
async function killAtLock(run: FaultRun, lock: string, begin: () => Promise<void>): Promise<void> {
  const held = await run.hold(lock);
  await begin();
  await held.untilBlocked();
  await run.kill();
  await held.release();
  await run.takeOver();
}

/** Has the page scheduled and not yet sent, so that a fault can be set for its sending. */
async function scheduled(run: FaultRun, queues: string[]): Promise<void> {
  await run.lane(false);
  await run.breach(queues);
  for (const queue of queues) await run.untilNotice(queue, 'scheduled');
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 before the alert is committed',
    mostCopies: 1,
    pages: [1, 3],
    run: (run, queues) =>
      killAtLock(run, 'LOCK alert_escalation IN SHARE ROW EXCLUSIVE MODE', () =>
        run.breach(queues),
      ),
  },
  {
    name: 'kill -9 before the page is committed',
    mostCopies: 1,
    pages: [1, 3],
    run: (run, queues) =>
      killAtLock(run, 'LOCK notification IN SHARE ROW EXCLUSIVE MODE', () => run.breach(queues)),
  },
  {
    name: 'kill -9 after the page is committed, before it is claimed',
    mostCopies: 1,
    pages: [1, 3],
    run: async (run, queues) => {
      await scheduled(run, queues);
      await run.kill();
      await run.takeOver();
    },
  },
  {
    name: 'kill -9 after the claim, before it is sent',
    mostCopies: 1,
    pages: [1, 3],
    run: async (run, queues) => {
      await scheduled(run, queues);
      await killAtLock(run, 'LOCK notification_channel IN ACCESS EXCLUSIVE MODE', () =>
        run.lane(true),
      );
    },
  },
  {
    name: 'kill -9 after it is sent, before the answer',
    mostCopies: 2,
    pages: [1, 3],
    run: async (run, queues) => {
      const before = run.receiver.received.length;
      run.answer(() => null);
      await run.breach(queues);
      await run.receiver.had(before + 1);
      await run.kill();
      run.receiver.breakOff();
      run.answer(OK);
      await run.takeOver();
    },
  },
  {
    name: 'kill -9 after the answer, before it is committed',
    mostCopies: 2,
    pages: [1, 3],
    run: async (run, queues) => {
      let held: Awaited<ReturnType<FaultRun['hold']>> | undefined;
      run.answer(async () => {
        held ??= await run.hold("SELECT FROM notification WHERE state = 'sending' FOR UPDATE");
        return OK;
      });
      await run.breach(queues);
      await run.until('the answer has been given', () => held !== undefined);
      await held?.untilBlocked();
      await run.kill();
      await held?.release();
      run.answer(OK);
      await run.takeOver();
    },
  },
  {
    name: 'kill -9 after it is committed',
    mostCopies: 1,
    pages: [1, 3],
    run: async (run, queues) => {
      await run.breach(queues);
      await run.untilSettled(queues);
      await run.kill();
      await run.takeOver();
    },
  },
  {
    name: 'two workers',
    mostCopies: 1,
    pages: [12, 400],
    run: async (run, queues) => {
      run.startWorker();
      await run.breach(queues);
      await run.untilSettled(queues);
      await run.workers.pop()?.stop();
    },
  },
  {
    name: 'restart while it sends',
    mostCopies: 1,
    pages: [12, 400],
    run: async (run, queues) => {
      const before = run.receiver.received.length;
      await run.breach(queues);
      await run.receiver.had(before + 5);
      await run.workers.pop()?.stop();
      await run.takeOver();
    },
  },
  {
    name: 'all connections terminated while it sends',
    mostCopies: 2,
    pages: [12, 400],
    // What was being sent is claimed for a minute more.
    isLong: true,
    run: async (run, queues) => {
      const before = run.receiver.received.length;
      await run.breach(queues);
      for (const more of [2, 5, 9]) {
        await run.receiver.had(before + more);
        await run.sql.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
      }
      await run.moveClock(61);
    },
  },
  {
    name: 'clock an hour ahead',
    mostCopies: 1,
    pages: [5, 50],
    run: async (run, queues) => {
      await run.moveClock(3_600);
      await run.breach(queues);
    },
  },
  {
    name: 'clock an hour back',
    mostCopies: 1,
    pages: [5, 50],
    run: async (run, queues) => {
      await run.moveClock(-3_600);
      await run.breach(queues);
    },
  },
  {
    name: 'clock an hour back between commit and sending',
    mostCopies: 1,
    pages: [5, 50],
    run: async (run, queues) => {
      await scheduled(run, queues);
      await run.moveClock(-3_600);
    },
  },
  {
    name: 'receiver answers 500, then mends',
    mostCopies: 3,
    isAnswered: true,
    pages: [5, 20],
    run: async (run, queues) => {
      const before = run.receiver.received.length;
      run.answer((_, count) => (count - before > 2 ? OK : { status: 500 }));
      await run.breach(queues);
      await run.receiver.had(before + 3);
    },
  },
  {
    name: 'receiver hangs, then mends',
    mostCopies: 2,
    pages: [2, 5],
    isLong: true,
    run: async (run, queues) => {
      const before = run.receiver.received.length;
      run.answer((_, count) => (count - before > 1 ? OK : null));
      await run.breach(queues);
      await run.receiver.had(before + 2);
    },
  },
  {
    name: 'backlog of other notices',
    mostCopies: 1,
    pages: [10, 100],
    run: async (run, queues, isLong) => {
      const channels = isLong ? 50 : 10;
      const count = isLong ? 100_000 : 1_000;
      await run.fillOutbox(channels, count / channels);
      await run.breach(queues);
      // Every lane has its turn; with fifty others that is a fiftieth of what this machine sends.
      await run.untilSettled(queues, 300_000);
      await run.untilEmpty();
    },
  },
  {
    name: 'daylight saving begins between commit and sending',
    mostCopies: 1,
    pages: [2, 5],
    run: async (run, queues) => {
      await run.moveClock((await run.secondsToSummerTime()) - 30);
      await scheduled(run, queues);
      await run.moveClock(60);
    },
  },
  // The last: what nobody is told of stays so, and the auditor finds it from then on.
  {
    name: 'receiver redirects',
    mostCopies: 1,
    isRefused: true,
    pages: [2, 5],
    run: async (run, queues) => {
      const headers = { location: `${run.receiver.url}/elsewhere` };
      run.answer(() => ({ status: 307, headers }));
      await run.breach(queues);
      await run.untilSettled(queues);
      run.answer(OK);
    },
  },
];

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { type Program, startProgram } from '@/scripts/up/programs';
import type { ProjectContext } from '@/server/context';
import { createChannel } from '@/server/notifications/create-channel';
import { makeApiKey, makeProject } from '../make-project';
import { moveClock } from '../move-clock';
import { type Answer, type HttpReceiver, startHttpReceiver } from '../receivers';

const BACKLOG_PAYLOAD = {
  subject: 'backlog',
  severity: 'low',
  service: null,
  text: null,
  facts: [],
  path: null,
  runbookUrl: null,
  by: null,
  thread: 'backlog',
};
const PATIENCE_MS = 180_000;
/** Longer than any claim of a dead worker lasts. */
const PAST_EVERY_CLAIM_SECONDS = 61;

/** A database, real workers that are killed and started, and a receiver that is a real server. */
export class FaultRun {
  readonly sql: pg.Client;
  readonly workers: Program[] = [];
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'candor-faults-'));
  /** Whom every page is for. */
  private channelId = '';
  private seconds = 0;
  private workersStarted = 0;

  private constructor(
    readonly databaseUrl: string,
    readonly receiver: HttpReceiver,
    private readonly ctx: ProjectContext,
    private readonly authorization: string,
  ) {
    this.sql = new pg.Client({ connectionString: databaseUrl });
    this.sql.on('error', () => {});
  }

  static async begin(databaseUrl: string): Promise<FaultRun> {
    const receiver = await startHttpReceiver();
    const project = await makeProject('Faults');
    const { authorization } = await makeApiKey(project, ['ingest']);
    const run = new FaultRun(databaseUrl, receiver, project.ctx, authorization);
    const { id } = await run.addChannel('Receiver');
    run.channelId = id;
    await run.sql.connect();
    await run.sql.query(
      `DELETE FROM alert_rule WHERE key <> 'dead-letters';
       INSERT INTO notification_lane (project_id, target_kind, target_id) VALUES ('${project.id}', 'channel', '${id}')`,
    );
    return run;
  }

  private addChannel(name: string): Promise<{ id: string }> {
    const address = this.receiver.url;
    const input = createChannelSchema.parse({ kind: 'webhook', name, address });
    return createChannel({ ctx: this.ctx, input });
  }

  startWorker(): Program {
    this.workersStarted += 1;
    const worker = startProgram({
      name: 'worker',
      args: ['--import', 'tsx', 'server/worker/main.ts'],
      env: {
        ...process.env,
        DATABASE_URL: this.databaseUrl,
        CANDOR_LOG_LEVEL: 'error',
        TZ: 'Europe/Berlin',
      },
      log: path.join(this.folder, `worker-${this.workersStarted}.log`),
    });
    this.workers.push(worker);
    return worker;
  }

  async kill(): Promise<void> {
    const worker = this.workers.pop();
    if (worker?.pid === undefined) throw new Error('There is no worker to kill.');
    process.kill(worker.pid, 'SIGKILL');
    await worker.ended;
  }

  /** What the dead worker had claimed is free, and another takes over. */
  async takeOver(): Promise<void> {
    await this.moveClock(PAST_EVERY_CLAIM_SECONDS);
    this.startWorker();
  }

  async moveClock(bySeconds: number): Promise<void> {
    this.seconds += bySeconds;
    await moveClock(this.databaseUrl, this.seconds);
  }

  /** A dead letter in each of these queues: a critical alert each. */
  async breach(queues: readonly string[]): Promise<void> {
    const request = new Request('http://candor.test/api/v1/queues/dead-letters', {
      method: 'POST',
      body: JSON.stringify(queues.map((queue) => ({ queue, messageId: queue, error: 'Refused' }))),
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
    });
    const response = await LETTERS(request, { params: Promise.resolve({}) });
    if (response.status !== 200) throw new Error(await response.text());
  }

  /** How often a page for each queue has arrived, by queue; and under how many ids. */
  pages(): Map<string, { count: number; ids: Set<string>; repeats: number }> {
    const pages = new Map<string, { count: number; ids: Set<string>; repeats: number }>();
    for (const { body, headers } of this.receiver.received) {
      const { transition, subject, mayBeRepeat } = JSON.parse(body).data;
      if (transition !== 'fired') continue;
      const queue = String(subject).split(':')[0] ?? '';
      const page = pages.get(queue) ?? { count: 0, ids: new Set(), repeats: 0 };
      page.count += 1;
      page.repeats += mayBeRepeat ? 1 : 0;
      page.ids.add(String(headers['webhook-id']));
      pages.set(queue, page);
    }
    return pages;
  }

  /** Has what follows wait at a lock; answers how to let it go on. */
  async hold(lock: string, values: unknown[] = []): Promise<Held> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    client.on('error', () => {});
    await client.connect();
    await client.query('BEGIN');
    await client.query(lock, values);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = rows[0]?.pid;
    return {
      untilBlocked: () =>
        this.until('somebody waits at the lock', async () => {
          const waiting = 'SELECT FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))';
          return ((await this.sql.query(waiting, [pid])).rowCount ?? 0) > 0;
        }),
      release: () => client.end(),
    };
  }

  async until(
    what: string,
    isSo: () => Promise<boolean> | boolean,
    patienceMs = PATIENCE_MS,
  ): Promise<void> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const begin = performance.now();
      if (await isSo()) return;
      if (performance.now() > end)
        throw new Error(`In vain it was waited until ${what}.\n${this.logs()}`);
      // To ask costs the workers little of their time, however much there is to look through.
      await delay(25 + 9 * (performance.now() - begin));
    }
  }

  /** Every one of these queues has an alert whose page is settled. */
  untilSettled(queues: readonly string[], patienceMs = PATIENCE_MS): Promise<void> {
    return this.until(
      `${queues.length} pages are settled`,
      async () => {
        const { rows } = await this.sql.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM notification WHERE transition = 'fired'
         AND state IN ('delivered', 'dead', 'suppressed') AND split_part(payload ->> 'subject', ':', 1) = ANY($1)`,
          [queues],
        );
        return (rows[0]?.count ?? 0) >= queues.length;
      },
      patienceMs,
    );
  }

  /** How many pages for these queues were given up, with the reason in the ledger. */
  async refusals(queues: readonly string[]): Promise<number> {
    const { rows } = await this.sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM notification WHERE transition = 'fired' AND state = 'dead'
       AND last_error <> '' AND split_part(payload ->> 'subject', ':', 1) = ANY($1)`,
      [queues],
    );
    return rows[0]?.count ?? 0;
  }

  /** Seconds to the next hour that clocks in Europe skip: the last Sunday of March, 01:00 UTC. */
  async secondsToSummerTime(): Promise<number> {
    const { rows } = await this.sql.query<{ seconds: number }>(
      `SELECT extract(epoch FROM at - candor_now())::int AS seconds
       FROM generate_series(date_trunc('day', candor_now()), candor_now() + interval '1 year', interval '1 day') AS day,
         LATERAL (SELECT (day::date + time '01:00') AT TIME ZONE 'UTC' AS at) AS hour
       WHERE at > candor_now()
         AND (at - interval '1 second') AT TIME ZONE 'Europe/Berlin' + interval '1 hour' < at AT TIME ZONE 'Europe/Berlin'
       ORDER BY at LIMIT 1`,
    );
    const seconds = rows[0]?.seconds;
    if (seconds === undefined) throw new Error('No clock is put forward within a year.');
    return seconds;
  }

  async untilNotice(queue: string, state: string): Promise<string> {
    let id = '';
    await this.until(`the page for ${queue} is ${state}`, async () => {
      const { rows } = await this.sql.query<{ id: string }>(
        `SELECT id FROM notification WHERE state = $2 AND split_part(payload ->> 'subject', ':', 1) = $1`,
        [queue, state],
      );
      id = rows[0]?.id ?? '';
      return id !== '';
    });
    return id;
  }

  /** Nothing is sent to whom the pages are for until their lane is opened. */
  async lane(isOpen: boolean): Promise<void> {
    const until = isOpen ? "'-infinity'" : "candor_now() + interval '50 seconds'";
    await this.until('nobody sends', async () => {
      const { rowCount } = await this.sql.query(
        `UPDATE notification_lane SET claimed_until = ${until}
         WHERE target_id = $2 AND ($1 OR claimed_until <= candor_now())`,
        [isOpen, this.channelId],
      );
      return rowCount === 1;
    });
  }

  /** Names the fault in what goes wrong. */
  async fault(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Puts so many notices for each of so many other targets into the outbox. */
  async fillOutbox(channels: number, each: number): Promise<void> {
    for (let n = 0; n < channels; n += 1) {
      const { id } = await this.addChannel(`Other ${n}`);
      // One that is paused hears of no page, only of what is about itself.
      await this.sql.query(
        `WITH paused AS (UPDATE notification_channel SET is_paused = true WHERE id = $2), lane AS (
           INSERT INTO notification_lane (project_id, target_kind, target_id) VALUES ($1, 'channel', $2))
         INSERT INTO notification (project_id, dedupe_key, transition, target_kind, target_id, target_label, payload)
         SELECT $1, 'backlog/' || $2::text || '/' || i, 'test', 'channel', $2, 'Other', $4::jsonb
         FROM generate_series(1, $3) AS i`,
        [this.ctx.projectId, id, each, JSON.stringify(BACKLOG_PAYLOAD)],
      );
    }
  }

  untilEmpty(): Promise<void> {
    return this.until(
      'the outbox is empty',
      async () =>
        (
          await this.sql.query(
            "SELECT FROM notification WHERE state IN ('scheduled', 'sending') LIMIT 1",
          )
        ).rowCount === 0,
      30 * PATIENCE_MS,
    );
  }

  answer(answer: HttpReceiver['answer'] | Answer): void {
    this.receiver.answer = typeof answer === 'function' ? answer : () => answer;
  }

  logs(): string {
    return this.workers
      .map(({ log }) => readFileSync(log, 'utf8'))
      .join('')
      .slice(-4_000);
  }

  async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.sql.end();
    await this.receiver.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Held {
  untilBlocked: () => Promise<void>;
  release: () => Promise<void>;
}

import { demoStory } from '@/domain/demo/signals/demo-story';
import { systemContext } from '@/server/context';
import { db } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { env } from '@/server/env';
import { beatForJobs } from './beat-for-jobs';
import { ensureDemoKey } from './demo-key';
import { DEMO_SEED, type DemoProject, findDemoProject } from './demo-project';
import { redriveDemoLetters } from './redrive-demo-letters';
import { tellDemoStory } from './tell-demo-story';
import { tellLostReceipts } from './tell-lost-receipts';

const PREFIX = 'demo-live-';
/** After a pause no more than this is made up for; before that there stays a gap, as with any sender. */
const CATCH_UP_MS = 6 * 3_600_000;
/** What one request tells at most. */
const WINDOW_MS = 5 * 60_000;
const LEAST_MS = 500;

/** Where the web process takes logs in. */
function ingestOrigin(): string {
  return env().CANDOR_INTERNAL_URL ?? `http://127.0.0.1:${env().PORT}`;
}

/**
 * Tells the demo shop's story from where it was left up to now, while the project's simulator is switched on. Answers
 * how many events were sent.
 *
 * @throws DemoPostError when the product does not take the data
 */
export async function simulateDemo({
  baseUrl = ingestOrigin(),
  signal,
}: {
  baseUrl?: string;
  signal: AbortSignal;
}): Promise<number> {
  // Before the project, so that nothing is told past an outage that began in between.
  const nowMs = Math.floor(await databaseNow());
  const project = await findDemoProject();
  if (project === null || !project.isSeeded || !project.simulatorEnabled) return 0;
  let fromMs = Math.max(await toldUntil(project), nowMs - CATCH_UP_MS);
  if (nowMs - fromMs < LEAST_MS) return 0;
  const key = await ensureDemoKey(project.id);
  if (key === null) return 0;
  const beganMs = fromMs;
  let sent = 0;
  while (fromMs < nowMs && !signal.aborted) {
    const toMs = Math.min(fromMs + WINDOW_MS, nowMs);
    const { anchorMs, outages } = project;
    const signals = [...demoStory({ seed: DEMO_SEED, fromMs, toMs, anchorMs, outages })];
    // How far the story is told is read from the key of its lines: a window without one is told with the next.
    if (!signals.some(({ way }) => way === 'v1/logs')) break;
    const idempotencyKey = `${PREFIX}${String(toMs).padStart(14, '0')}`;
    await tellDemoStory({ baseUrl, key, idempotencyKey, signals, signal, attempts: 2 });
    await beatForJobs({ baseUrl, key, fromMs, toMs, outages, signal });
    sent += signals.length;
    fromMs = toMs;
  }
  if (sent > 0) {
    await tellLostReceipts({ baseUrl, key, projectId: project.id, fromMs: beganMs, nowMs, signal });
    await redriveDemoLetters({
      ...systemContext('Demo simulator'),
      projectId: project.id,
      role: null,
      scopes: [],
    });
  }
  return sent;
}

/**
 * Up to when the story has been told. Each request's Idempotency-Key carries the end of its window and is written down
 * in the transaction that stores its events, so that a killed worker neither repeats nor leaves out anything.
 */
async function toldUntil({ id, anchorMs }: DemoProject): Promise<number> {
  const newest = await db().ingestRequest.findFirst({
    where: { projectId: id, idempotencyKey: { gte: `${PREFIX}0`, lte: `${PREFIX}9` } },
    orderBy: { idempotencyKey: 'desc' },
    select: { idempotencyKey: true },
  });
  const toldMs = Number(newest?.idempotencyKey.slice(PREFIX.length) ?? Number.NaN);
  return Number.isFinite(toldMs) ? toldMs : anchorMs;
}

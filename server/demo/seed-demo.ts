import { SERVICES } from '@/domain/demo/shop';
import { SHOP_SERVICES, shopAddresses } from '@/domain/demo/shop-services';
import type { DemoSignal } from '@/domain/demo/signals/demo-signal';
import { demoStory } from '@/domain/demo/signals/demo-story';
import { DEMO_PAST_MS } from '@/domain/demo/story-times';
import { ensureDemoOwner } from '@/server/access/ensure-demo-owner';
import { recordAudit } from '@/server/access/record-audit';
import { systemContext } from '@/server/context';
import { db, inProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { ensureDemoProject } from '@/server/projects/ensure-demo-project';
import { beatForJobs } from './beat-for-jobs';
import { ensureDemoKey } from './demo-key';
import { DEMO_SEED, DEMO_SEEDED_ACTION, type DemoProject, findDemoProject } from './demo-project';
import { DemoPostError } from './post-demo-records';
import { putOnCall } from './put-on-call';
import { redriveDemoLetters } from './redrive-demo-letters';
import { tellDemoActions } from './tell-demo-actions';
import { tellDemoIncident } from './tell-demo-incident';
import { tellDemoPostmortem } from './tell-demo-postmortem';
import { tellDemoStory } from './tell-demo-story';

const SLUG = 'demo';
/** The fortnight and a day, so that its first hours are still believed while it is being sent. */
const ACCEPT_PAST_DAYS = 15;
const DAY_MS = 86_400_000;
const BATCH = 4_000;
const AT_ONCE = 3;
/** Idempotency keys are remembered for a day; a seeding broken off earlier than this goes on by what is stored. */
const REMEMBERED_MS = 20 * 3_600_000;

export interface SeedProgress {
  sent: number;
  /** Of the fortnight, 0-1. */
  share: number;
}

export interface SeededDemo {
  slug: string;
  /** Events sent by this call; 0 when the demo was there already. */
  sent: number;
}

/**
 * Makes the demo project and fills it with its fortnight through the public ingest path of the running product. Does
 * nothing when it is filled; goes on where an earlier call was broken off, without storing anything twice.
 *
 * @throws DemoPostError when the product does not take the data
 */
export async function seedDemo({
  baseUrl,
  pastMs = DEMO_PAST_MS,
  signal,
  onProgress,
}: {
  baseUrl: string;
  /** How much of the past is told. */
  pastMs?: number;
  signal?: AbortSignal;
  onProgress?: (progress: SeedProgress) => void;
}): Promise<SeededDemo> {
  await ensureDemoOwner();
  const { id } = await ensureDemoProject();
  const project = await findDemoProject();
  // Archived since, or filled: either way there is nothing to do.
  if (project === null || project.id !== id || project.isSeeded) {
    return { slug: project?.slug ?? SLUG, sent: 0 };
  }
  const slug = await prepareProject(project);
  await describeServices(id);
  const key = await ensureDemoKey(id);
  if (key === null) {
    throw new DemoPostError('The demo project’s own API key was revoked, so it cannot be filled.');
  }
  const fromMs = await firstMissing(project, pastMs);
  const batches = batchesOf(project, fromMs);
  let sent = 0;
  let share = 0;
  const failed = new AbortController();
  const stop = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  const sendOn = async (): Promise<void> => {
    for (const { idempotencyKey, signals } of batches) {
      await tellDemoStory({ baseUrl, key, idempotencyKey, signals, signal: stop });
      sent += signals.length;
      const lastMs = signals.at(-1)?.atMs ?? fromMs;
      share = Math.max(share, 1 - (project.anchorMs - lastMs) / pastMs);
      onProgress?.({ sent, share });
    }
  };
  // Where one lane fails the others end too, and none is left behind sending.
  const lanes = Array.from({ length: AT_ONCE }, () =>
    sendOn().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
  // A beat has no time but that of its arrival: each job is heard of once, and its story begins here.
  await beatForJobs({
    baseUrl,
    key,
    fromMs: project.anchorMs - DAY_MS,
    toMs: project.anchorMs,
    signal,
  });
  const ctx = { ...systemContext('First start'), projectId: id, role: null, scopes: [] };
  await redriveDemoLetters(ctx);
  await putOnCall(ctx);
  await tellDemoIncident(ctx, project.anchorMs);
  await tellDemoPostmortem(ctx, slug);
  await tellDemoActions(ctx);
  await inProject(id, (tx) =>
    recordAudit(tx, ctx, { action: DEMO_SEEDED_ACTION, subject: slug, details: { events: sent } }),
  );
  return { slug, sent };
}

/** Takes the short address if it is free, and lets the project believe times a fortnight old. */
async function prepareProject({ id, slug }: DemoProject): Promise<string> {
  const taken = await db().project.findUnique({ where: { slug: SLUG }, select: { id: true } });
  const free = taken === null || taken.id === id ? SLUG : slug;
  await db().project.update({
    where: { id },
    data: { slug: free, acceptPastDays: ACCEPT_PAST_DAYS },
  });
  return free;
}

/** Whatever somebody has said of one already stays. */
async function describeServices(projectId: string): Promise<void> {
  await db().service.createMany({
    data: SERVICES.map((name) => ({
      projectId,
      name,
      ...SHOP_SERVICES[name],
      ...shopAddresses(name),
    })),
    skipDuplicates: true,
  });
}

async function firstMissing({ id, anchorMs }: DemoProject, pastMs: number): Promise<number> {
  const nowMs = await databaseNow();
  const startMs = anchorMs - pastMs;
  if (nowMs - anchorMs < REMEMBERED_MS) return startMs;
  const newest = await db().logEvent.findFirst({
    where: { projectId: id, ts: { lt: new Date(anchorMs) } },
    orderBy: { ts: 'desc' },
    select: { ts: true },
  });
  const believedMs = nowMs - (ACCEPT_PAST_DAYS - 0.1) * DAY_MS;
  return Math.max(startMs, believedMs, newest === null ? 0 : newest.ts.getTime() + 1);
}

function* batchesOf(
  { anchorMs }: DemoProject,
  fromMs: number,
): Generator<{ idempotencyKey: string; signals: DemoSignal[] }> {
  let signals: DemoSignal[] = [];
  let place = 0;
  const batch = () => {
    place += 1;
    return { idempotencyKey: `demo-seed-${fromMs}-${String(place).padStart(5, '0')}`, signals };
  };
  for (const told of demoStory({ seed: DEMO_SEED, fromMs, toMs: anchorMs, anchorMs })) {
    signals.push(told);
    if (signals.length === BATCH) {
      yield batch();
      signals = [];
    }
  }
  if (signals.length > 0) yield batch();
}

import type { AlertAction } from '@/domain/alerting/act-on-alert';
import { changeRule, deleteRule } from '@/server/alerting/rules/change-rules';
import { db } from '@/server/db/client';
import { archiveProject } from '@/server/projects/archive-project';
import { makeOwner } from '../make-project';
import type { Answer } from '../receivers';
import type { AlertingHarness } from './harness';

const SECONDS: Record<string, number> = { s: 1, min: 60, h: 3_600, d: 86_400 };
/** What is sent is judged at the next tick. */
const TICK_SECONDS = 11;

/** Carries out a step of a story. @throws Error when it is none, or an action did otherwise than it says. */
export async function takeStep(harness: AlertingHarness, step: string): Promise<void> {
  const [first = '', ...rest] = step.split(' ');
  if (/^([abc]=\S+,?)+$/.test(first)) {
    for (const told of first.split(',')) {
      const [queue = '', value] = told.split('=');
      await harness.depth(queue, value === '?' ? null : Number(value));
    }
    return harness.tick(TICK_SECONDS);
  }
  const unit = SECONDS[rest[0] ?? ''];
  if (/^\d+$/.test(first) && unit !== undefined) return harness.tick(Number(first) * unit);
  switch (first) {
    case 'ack':
    case 'unack':
    case 'snooze':
    case 'close':
      return act(harness, step);
    case 'at':
      return harness.tick((Date.parse(rest[0] ?? '') - harness.nowMs) / 1_000);
    case 'workers':
      harness.workers = Number(rest[0]);
      return;
    case 'clock':
      return harness.tick(Number(rest[0]) * 3_600);
    case 'rule':
      return changeTheRule(harness, rest.join(' '));
    case 'project':
      return changeTheProject(harness, rest.join(' '));
    case 'silence':
      return harness.silence(Number(rest[0]), rest[3]);
    case 'leaves':
      await db().user.update({
        where: { id: harness.person(rest[0] ?? '').id },
        data: { disabledAt: new Date() },
      });
      return;
    case 'pauses':
      await db().notificationChannel.updateMany({
        where: { projectId: harness.ctx.projectId, name: rest[0] ?? '' },
        data: { isPaused: true },
      });
      return;
    default:
      return answer(harness, first, rest);
  }
}

async function act(harness: AlertingHarness, step: string): Promise<void> {
  const by = /by (\w+)/.exec(step)?.[1] ?? 'Ada';
  const queue = /of ([abc])/.exec(step)?.[1] ?? 'a';
  const changed = await harness.act(actionOf(harness, step, by), by, queue);
  const expected = !step.includes('in vain');
  if (changed !== expected)
    throw new Error(`“${step}” ${changed ? 'changed something' : 'changed nothing'}`);
  await harness.tick(1);
}

function actionOf(harness: AlertingHarness, step: string, by: string): AlertAction {
  const [kind, amount, unit] = step.split(' ');
  switch (kind) {
    case 'ack':
      return { kind: 'acknowledge', by };
    case 'unack':
      return { kind: 'unacknowledge' };
    case 'close':
      return { kind: 'resolve' };
    default: {
      const seconds = Number(amount) * (SECONDS[unit ?? ''] ?? 0);
      return { kind: 'snooze', by, untilMs: harness.nowMs + seconds * 1_000 };
    }
  }
}

async function changeTheRule(harness: AlertingHarness, what: string): Promise<void> {
  const { ctx } = harness;
  const { projectId } = ctx;
  const { id } = await db().alertRule.findFirstOrThrow({ where: { projectId } });
  if (what === 'is deleted') return deleteRule({ ctx, id });
  if (what === 'cannot be read' || what === 'can be read again') {
    const query =
      what === 'cannot be read'
        ? { signal: 'from a later version' }
        : { signal: 'queue', measure: 'depth' };
    await db().alertRule.updateMany({ where: { projectId }, data: { query } });
    return;
  }
  const [field = '', value = ''] = what.split('=');
  await changeRule({ ctx, id, patch: { [field]: JSON.parse(value) } });
}

async function changeTheProject(harness: AlertingHarness, what: string): Promise<void> {
  const { projectId } = harness.ctx;
  if (what === 'is deleted') {
    await db().project.delete({ where: { id: projectId } });
    return;
  }
  const owner = await makeOwner();
  await archiveProject({ ctx: owner.ctx, input: { projectId, archived: what === 'is archived' } });
  // An owner is an admin of every project: of no other story.
  await db().user.delete({ where: { id: owner.id } });
}

function answer(harness: AlertingHarness, name: string, rest: string[]): void {
  harness.answer(name, answerOf(rest));
}

function answerOf([how = '', seconds = '']: string[]): Answer | null {
  if (how === 'breaks') return null;
  if (how === 'retry') return { status: 429, headers: { 'retry-after': seconds } };
  if (how === '302') return { status: 302, headers: { location: 'http://127.0.0.1:1/' } };
  if (!/^\d{3}$/.test(how)) throw new Error(`“${how}” is no answer that a receiver gives`);
  return { status: Number(how) };
}

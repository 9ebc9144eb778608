import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactorKind } from '@/domain/incidents/factors';
import { declareIncidentSchema } from '@/domain/incidents/schemas';
import { makeMember, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import type { ProjectContext } from '../context';
import { actOnIncident } from './act-on-incident';
import { declareIncident } from './declare-incident';

await createTestDatabase();
let ctx: ProjectContext;
let projectId = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ ctx } = await makeMember(project, 'responder'));
});
afterAll(closeConnections);

import { listIncidents } from './list-incidents';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
const declare = (input: object) =>
  declareIncident({ ctx, input: declareIncidentSchema.parse(input) });

async function deploy(id: string, minutes: number, more: { rollbackOf?: string } = {}) {
  const at = ago(minutes);
  await db().deployment.create({
    data: {
      projectId,
      service: 'payments',
      environment: 'production',
      id,
      sha: `abcdef${id}`,
      status: 'succeeded',
      source: 'api',
      finishedAt: at,
      ts: at,
      changes: [
        {
          sha: `abcdef${id}`,
          ref: '#7',
          title: 'Share one pool',
          firstCommitMs: null,
          openedMs: null,
          mergedMs: null,
        },
      ],
      changesTold: true,
      ...more,
    },
  });
}

describe('a cause', () => {
  it('that a person confirms is a failed deployment for delivery, and the timeline says what moved', async () => {
    await deploy('1', 20_000);
    await deploy('2', 60);
    await deploy('3', 20);
    const { id } = await declare({
      title: 'Payments fail',
      services: ['payments'],
      startedAt: ago(50).toISOString(),
    });
    await actOnIncident({ ctx, id, input: { action: 'update', text: 'Well', status: 'resolved' } });
    const ref = 'payments/production/2';
    const made = await actOnIncident({
      ctx,
      id,
      input: { action: 'cause', ref, isConfirmed: true },
    });
    expect(made.suspectedChanges[0]).toMatchObject({ ref, isConfirmed: true });
    const causes = async () => {
      const { items } = await listIncidents(projectId, { limit: 10 });
      return items.map(({ cause, factors }) => [cause, factors]);
    };
    expect(await causes()).toEqual([['deployment', ['deployment']]]);
    expect(made.factors).toEqual(['deployment']);
    expect(made.suspectedChanges[0]?.reasons).toContain('It brought one change: Share one pool.');
    const said = made.timeline.find(({ kind }) => kind === 'cause')?.text;
    expect(said).toContain('payments abcdef3 mended it and counts as rework.');
    expect(said).toContain('rework rate unknown (nothing to count) → at least 1 of 3 (33%)');
    expect(said).toContain('change fail rate 0 of 3 (0%) → 1 of 3 (33%)');
    // Fifty minutes, and what the test took to resolve it.
    expect(said).toMatch(
      /recovery time unknown \(none has ended\) → 5\d\smin(?: \d+\ss)? \(median of 1\)/,
    );
    const denied = await actOnIncident({
      ctx,
      id,
      input: { action: 'cause', ref, isConfirmed: false },
    });
    expect(await causes()).toEqual([[null, []]]);
    expect(denied.timeline.at(-1)?.text).toContain('→ 0 of 3 (0%)');
    await expect(
      actOnIncident({ ctx, id, input: { action: 'cause', ref: 'a/b/c', isConfirmed: true } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('contributing factors', () => {
  it('are chosen by a person, in any number, and a confirmed deployment is one as long as it is', async () => {
    await deploy('11', 90);
    const { id } = await declare({ title: 'Full', services: ['payments'] });
    const choose = (factors: FactorKind[]) =>
      actOnIncident({ ctx, id, input: { action: 'change', patch: { factors } } });
    const chosen = await choose(['data', 'capacity']);
    expect(chosen.factors).toEqual(['capacity', 'data']);
    expect(chosen.timeline.at(-1)?.text).toBe('Made possible by: Capacity, Data');
    const decide = (isConfirmed: boolean) =>
      actOnIncident({
        ctx,
        id,
        input: { action: 'cause', ref: 'payments/production/11', isConfirmed },
      });
    expect((await decide(true)).factors).toEqual(['deployment', 'capacity', 'data']);
    expect((await decide(false)).factors).toEqual(['capacity', 'data']);
    expect((await choose([])).factors).toEqual([]);
    const { items } = await listIncidents(projectId, { limit: 1 });
    expect(items).toMatchObject([{ title: 'Full', factors: [], cause: null }]);
  });
});

describe('a line of the timeline', () => {
  it('is pinned, hidden and corrected, and keeps what it was', async () => {
    const { id } = await declare({ title: 'Noted' });
    const noted = await actOnIncident({ ctx, id, input: { action: 'note', text: 'Seen at nine' } });
    const item = noted.timeline.find(({ kind }) => kind === 'note')?.id ?? '';
    await actOnIncident({ ctx, id, input: { action: 'pin', item } });
    await actOnIncident({ ctx, id, input: { action: 'hide', item } });
    const after = await actOnIncident({
      ctx,
      id,
      input: { action: 'correct', item, text: 'Seen at ten' },
    });
    expect(after.timeline.find((line) => line.id === item)).toMatchObject({
      text: 'Seen at ten',
      isPinned: true,
      isHidden: true,
      history: [
        { action: 'pin' },
        { action: 'hide' },
        { action: 'correct', before: 'Seen at nine' },
      ],
    });
    const declared = noted.timeline[0]?.id ?? '';
    await expect(
      actOnIncident({ ctx, id, input: { action: 'correct', item: declared, text: 'x' } }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      actOnIncident({ ctx, id, input: { action: 'pin', item: 'event:0' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('two incidents that are the same', () => {
  it('are merged with both timelines, once, and taken apart by reopening', async () => {
    const one = await declare({ title: 'Checkout slow', services: ['checkout'] });
    const two = await declare({ title: 'Payments slow', services: ['payments'] });
    const channel = await db().notificationChannel.create({
      data: { projectId, kind: 'webhook', name: 'House', address: 'receiver.example' },
    });
    await actOnIncident({ ctx, id: two.id, input: { action: 'note', text: 'From the second' } });
    const merge = () =>
      actOnIncident({ ctx, id: two.id, input: { action: 'merge', into: one.number } });
    const tries = await Promise.allSettled([merge(), merge()]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const told = await db().notification.findMany({ where: { projectId, incidentId: two.id } });
    expect(told).toMatchObject([
      { transition: 'resolved', payload: { text: expect.stringContaining(`INC-${one.number}`) } },
    ]);
    await db().notificationChannel.delete({
      where: { projectId_id: { projectId, id: channel.id } },
    });
    const kept = await actOnIncident({
      ctx,
      id: one.id,
      input: { action: 'step', step: 'command', isDone: true },
    });
    expect(kept.timeline.map(({ text }) => text)).toContain('From the second');
    expect(kept).toMatchObject({ services: ['checkout', 'payments'], merged: [{ id: two.id }] });
    expect(kept.steps[0]).toMatchObject({ step: 'command', by: ctx.actor.name });
    await expect(
      actOnIncident({ ctx, id: one.id, input: { action: 'merge', into: two.number } }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const apart = await actOnIncident({
      ctx,
      id: two.id,
      input: { action: 'change', patch: { status: 'investigating' } },
    });
    expect(apart).toMatchObject({ mergedInto: null, resolvedAt: null });
  });
});

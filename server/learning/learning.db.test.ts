import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as LOGS } from '@/app/api/v1/logs/route';
import { makeAlert } from '@/scripts/testing/access/make-alert';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, systemPool } from '@/server/db/client';
import { keepIncidentPatterns } from '../incidents/keep-incident-patterns';
import { findPostmortems, readLearning } from './read-learning';
import { readPrecedents } from './read-precedents';

await createTestDatabase();
const DAY = 86_400_000;
let projectId = '';

beforeEach(async () => {
  await db().project.deleteMany();
  projectId = (await makeProject('Shop')).id;
});
afterAll(closeConnections);

async function makeIncident(number: number, daysAgo: number, services: string[]) {
  const startedAt = new Date(Date.now() - daysAgo * DAY);
  return db().incident.create({
    data: {
      projectId,
      number,
      title: `Incident ${number}`,
      severity: 'SEV2',
      services,
      startedAt,
      resolvedAt: new Date(startedAt.getTime() + 3_600_000),
      declaredBy: 'Ada',
    },
  });
}

async function makePostmortem(title: string, factors: string, incidentId: string | null = null) {
  return db().postmortem.create({
    data: {
      projectId,
      incidentId,
      title,
      templateKey: 'standard',
      sections: [
        { key: 'contributing-factors', heading: 'Factors', prompt: 'what?', markdown: factors },
      ],
      createdBy: 'Ada',
      updatedBy: 'Ada',
    },
  });
}

describe('has this happened before', () => {
  it('finds past incidents with the same alert or service, and what was learned then', async () => {
    const old = await makeIncident(1, 40, ['payments']);
    const alike = await makeIncident(2, 20, ['payments']);
    await makeIncident(3, 10, ['search']);
    const now = await makeIncident(4, 0, ['payments']);
    await makeIncident(5, -1, ['payments']);
    const { alertId } = await makeAlert(projectId, 'payments-dlq');
    await db().incidentAlert.createMany({
      data: [alike.id, now.id].map((incidentId) => ({
        projectId,
        incidentId,
        alertId,
        linkedBy: 'Ada',
      })),
    });
    const { id } = await makePostmortem('Cards slow', 'No timeout', alike.id);
    const { compared, items } = await readPrecedents(projectId, '4');
    expect(compared).toBe(3);
    expect(items.map(({ number, postmortem }) => [number, postmortem?.id ?? null])).toEqual([
      [alike.number, id],
      [old.number, null],
    ]);
    expect(items[0]?.reasons[0]).toContain('the same alert: payments-dlq');
    expect((await readLearning(projectId)).repeats).toMatchObject([
      { incidents: [{ number: 4 }, { number: 2 }] },
    ]);
  });
});

it('finds a past incident by what was logged then, also when those lines are gone', async () => {
  const project = await makeProject('Logs');
  projectId = project.id;
  const { authorization } = await makeApiKey(project, ['ingest']);
  const log = (service: string, msg: string, hoursAgo: number) =>
    sendRecords(LOGS, { authorization }, [
      { level: 'error', service, msg, time: Date.now() - hoursAgo * 3_600_000 + 60_000 },
    ]);
  const fell = (number: number, hoursAgo: number, services: string[]) =>
    makeIncident(number, hoursAgo / 24, services);
  await fell(1, 30, ['payments']);
  await fell(2, 20, ['search']);
  await fell(3, 3, ['mail']);
  await log('payments', 'No connection within 3000 ms for "order-1"', 30);
  await log('search', 'Index 7 is missing', 20);
  await log('mail', 'No connection within 250 ms for "letter-9"', 3);
  const { signal } = new AbortController();
  expect(await keepIncidentPatterns(signal)).toBe(3);
  expect(await keepIncidentPatterns(signal)).toBe(0);
  await systemPool().query('DELETE FROM log_event WHERE project_id = $1', [projectId]);
  await db().incident.updateMany({ data: { patternsAt: null } });
  await keepIncidentPatterns(signal);
  expect((await readPrecedents(projectId, '3')).items).toMatchObject([
    { number: 1, reasons: ['the same log pattern: “No connection within … ms for …”'] },
  ]);
});

describe('what was learned', () => {
  it('is searched through by words in any form, and not through what a template asks', async () => {
    await makePostmortem('Cards slow', 'The client retried nine times against a slow network.');
    await makePostmortem('Search empty', 'An index was missing.');
    const found = async (q: string) =>
      (await findPostmortems(projectId, q)).items.map(({ title }) => title);
    expect(await found('retries')).toEqual(['Cards slow']);
    expect(await found('"slow network" -index')).toEqual(['Cards slow']);
    expect(await found('cards or index')).toHaveLength(2);
    expect(await found('what?')).toEqual([]);
    expect(await found("') | !! &")).toEqual([]);
  });

  it('is counted by theme and by kind of action', async () => {
    await makePostmortem('Cards slow', 'No timeout was set.');
    await makePostmortem('Empty', '');
    await db().actionItem.create({
      data: { projectId, title: 'x', kind: 'detect', priority: 'low', createdBy: 'Ada' },
    });
    const learning = await readLearning(projectId);
    expect(learning.written).toBe(1);
    expect(learning.themes.map(({ theme }) => theme)).toEqual(['Time-outs and retries']);
    expect(learning.completion).toMatchObject([
      { kind: 'detect', open: 1, completed: { n: 1, value: 0 }, medianDaysToDone: null },
    ]);
  });
});

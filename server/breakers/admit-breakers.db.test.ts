import { afterAll, describe, expect, it } from 'vitest';
import { POST as POST_OTLP } from '@/app/api/otlp/v1/metrics/route';
import { POST as POST_MOVES } from '@/app/api/v1/breakers/transitions/route';
import { POST as POST_METRICS } from '@/app/api/v1/metrics/route';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, systemPool } from '../db/client';
import { BreakerAdmission, MOST_BREAKERS } from './admit-breakers';
import { answerBreakers } from './answer-breakers';

await createTestDatabase();
afterAll(closeConnections);

const named = (breaker: string) => ({ breaker, service: 'pay', environment: null });

async function postTo(post: typeof POST_MOVES, authorization: string, body: unknown) {
  const request = new Request('http://candor.test/v1', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const response = await post(request, { params: Promise.resolve({}) });
  expect(response.status).toBe(200);
  return response.json();
}

async function send(authorization: string, records: unknown) {
  const request = new Request('http://candor.test/api/v1/breakers/transitions', {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const response = await POST_MOVES(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

const move = (breaker: string) => ({ breaker, service: 'pay', to: 'open', at: Date.now() });

describe('breakers that a project has room for', () => {
  it('are those it has and as many new ones as the limit leaves', async () => {
    const project = await makeProject('Shop');
    const { authorization } = await makeApiKey(project, ['ingest']);
    await send(authorization, [move('a'), move('b')]);
    const admission = new BreakerAdmission(3);
    await admission.load(systemPool(), project.id);
    expect(
      ['a', 'c', 'd', 'b', 'c'].map((one) => admission.admits(project.id, named(one))),
    ).toEqual([true, true, false, true, true]);
  });

  it('past the limit are rejected one by one, with what to send instead; known ones go on', async () => {
    const project = await makeProject('Attacked');
    const { authorization } = await makeApiKey(project, ['ingest']);
    const many = Array.from({ length: MOST_BREAKERS + 2 }, (_, index) => move(`b-${index}`));
    const { status, body } = await send(authorization, [...many, move('b-0')]);
    expect([status, body.accepted, body.rejected]).toEqual([200, MOST_BREAKERS + 1, 2]);
    expect(body.errors).toEqual([
      expect.objectContaining({ index: MOST_BREAKERS, message: expect.stringMatching(/no room/) }),
      expect.objectContaining({ hint: expect.stringMatching(/without an id/) }),
    ]);
    expect(await db().breaker.count({ where: { projectId: project.id } })).toBe(MOST_BREAKERS);
    // The same of those that metrics tell of, in each way that metrics come; other metrics go on.
    const circuit = (name: string) => ({
      name: 'circuit',
      type: 'counter',
      value: 3,
      service: 'pay',
      labels: { name, event: 'fire' },
    });
    const orders = { name: 'orders', type: 'gauge', value: 1 };
    const json = await postTo(POST_METRICS, authorization, [
      circuit('b-0'),
      circuit('new'),
      orders,
    ]);
    expect([json.accepted, json.rejected]).toEqual([2, 1]);
    expect(json.errors).toEqual([
      expect.objectContaining({ index: 1, message: expect.stringMatching(/no room.+"new"/) }),
    ]);
    const point = (name: string) => ({
      asDouble: 3,
      timeUnixNano: `${Date.now()}000000`,
      attributes: [
        { key: 'name', value: { stringValue: name } },
        { key: 'event', value: { stringValue: 'fire' } },
      ],
    });
    const sum = { isMonotonic: true, aggregationTemporality: 2 };
    const otlp = await postTo(POST_OTLP, authorization, {
      resourceMetrics: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'pay' } }] },
          scopeMetrics: [
            {
              metrics: [
                { name: 'circuit', sum: { ...sum, dataPoints: [point('b-1'), point('newer')] } },
              ],
            },
          ],
        },
      ],
    });
    expect(otlp.partialSuccess).toMatchObject({
      rejectedDataPoints: '1',
      errorMessage: expect.stringMatching(/no room.+"newer"/),
    });
    const { fullAt } = await answerBreakers(project.id, {});
    expect(fullAt).toBe(MOST_BREAKERS);
    const samples = await db().ingestSample.findMany({ where: { projectId: project.id } });
    expect(samples.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/no room.+"newer"/),
    );
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askUntil } from '@/scripts/testing/brokers/server-process';
import { type Alertmanager, startAlertmanager } from '@/scripts/testing/brokers/start-alertmanager';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { listAlerts } from '@/server/alerting/read-alerts';
import { closeConnections } from '@/server/db/client';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { POST } from './[endpointId]/route';

await createTestDatabase();
afterAll(closeConnections);

describe.skipIf(whyWithout('alertmanager') !== undefined)('a real Alertmanager', () => {
  let alertmanager: Alertmanager;
  let projectId = '';
  /** The route behind a port, as the product has it. */
  const front = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const answer = await POST(
      new Request(`http://candor.test${request.url}`, {
        method: 'POST',
        body: Buffer.concat(parts),
        headers: { authorization: request.headers.authorization ?? '' },
      }),
      { params: Promise.resolve({ endpointId: request.url?.split('/').at(-1) ?? '' }) },
    );
    response.writeHead(answer.status).end(await answer.text());
  });

  beforeAll(async () => {
    const project = await makeProject('Shop');
    projectId = project.id;
    const { id, secret } = await createWebhook({
      ctx: project.ctx,
      input: { kind: 'alertmanager', name: 'Prometheus' },
    });
    front.listen(0, '127.0.0.1');
    await once(front, 'listening');
    const { port } = front.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/api/v1/webhooks/alertmanager/${id}`;
    alertmanager = await startAlertmanager({ url, secret });
  });
  afterAll(async () => {
    await alertmanager.stop();
    front.close();
  });

  const tell = (instance: string, more: object = {}) =>
    fetch(`${alertmanager.url}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([
        {
          labels: { alertname: 'InstanceDown', instance, severity: 'critical', service: 'shop' },
          annotations: { summary: `${instance} is down` },
          generatorURL: 'http://prometheus.example/graph',
          ...more,
        },
      ]),
    });
  const states = async () => {
    const { items } = await listAlerts(projectId, { limit: 50 });
    return items.map(({ summary, severity, state }) => `${summary}, ${severity}: ${state}`).sort();
  };

  it('has its alerts in the inbox as they fire and end', async () => {
    await tell('db1');
    await askUntil(async () => (await states()).length === 1, 'No alert came of Alertmanager');
    await tell('db2');
    await askUntil(async () => (await states()).length === 2, 'The second alert did not come');
    expect(await states()).toEqual([
      'db1 is down, critical: firing',
      'db2 is down, critical: firing',
    ]);
    await tell('db1', { endsAt: new Date(Date.now() - 1_000).toISOString() });
    await askUntil(
      async () => (await states())[0]?.endsWith('resolved') === true,
      'The end did not come',
    );
    expect(await states()).toEqual([
      'db1 is down, critical: resolved',
      'db2 is down, critical: firing',
    ]);
  });
});

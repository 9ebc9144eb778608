import { afterAll, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db } from '@/server/db/client';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { tidyDelivery } from './tidy-delivery';

await createTestDatabase();
afterAll(closeConnections);

it('forgets deliveries after seven days and pushes after 800, and keeps what is younger', async () => {
  const { ctx, id: projectId } = await makeProject();
  const endpoint = await createWebhook({ ctx, input: { kind: 'github', name: 'acme' } });
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  for (const days of [1, 8])
    await db().webhookDelivery.create({
      data: {
        projectId,
        endpointId: endpoint.id,
        deliveryId: `d${days}`,
        event: 'push',
        outcome: 'stored',
        receivedAt: ago(days),
      },
    });
  for (const days of [700, 900])
    await db().codePush.create({
      data: {
        projectId,
        repository: 'acme/shop',
        ref: 'main',
        afterSha: `p${days}`,
        beforeSha: '',
        pushedAt: ago(days),
        commits: [],
      },
    });
  await tidyDelivery();
  expect((await db().webhookDelivery.findMany()).map((one) => one.deliveryId)).toEqual(['d1']);
  expect((await db().codePush.findMany()).map(({ afterSha }) => afterSha)).toEqual(['p700']);
});

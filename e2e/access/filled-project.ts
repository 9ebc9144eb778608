import type { APIRequestContext } from '@playwright/test';
import type { Product } from '@/scripts/testing/product';
import { makeKey } from '../fixtures/make-project';
import { tellDemo } from '../fixtures/tell-demo';
import { answerOf } from './answer-of';
import { OWN_HEADERS } from './people';
import { type FilledProject, readIds } from './read-ids';

/** The last hours of the demo's story, with what its people have not set up. */
export async function fillProject(
  product: Product,
  request: APIRequestContext,
): Promise<FilledProject> {
  const slug = await tellDemo(product);
  const apiKey = await makeKey(request, slug);
  const headers = { authorization: `Bearer ${apiKey}` };
  const ask = async (path: string) => answerOf(await request.get(`/api/v1/${path}`, { headers }));
  const make = async (path: string, data: unknown) =>
    answerOf(await request.post(`/api/v1/${path}`, { headers, data }));
  const makeHere = async (path: string, data: unknown) =>
    answerOf(
      await request.post(`/api/ui/${path}?project=${slug}`, {
        headers: OWN_HEADERS,
        data,
      }),
    );
  await make('silences', {
    matchers: [{ label: 'service', value: 'gifts' }],
    reason: 'The gift finder moves to another model',
    owner: { team: 'Gifts' },
    minutes: 60,
  });
  await make('channels', {
    kind: 'webhook',
    name: 'Ops room',
    address: 'https://ops.example/hook',
    leastSeverity: 'critical',
  });
  await make('actions', { title: 'Show the pool’s size in the review', dueOn: '2025-03-01' });
  await makeHere('collectors', {
    kind: 'prometheus',
    name: 'Edge proxies',
    url: 'http://127.0.0.1:9/metrics',
  });
  await makeHere('webhooks', { kind: 'github', name: 'shop/checkout' });
  await makeHere('postmortem-templates', {
    name: 'Of the payments team',
    sections: [{ heading: 'What customers saw' }],
  });
  await makeHere('metrics/derived', {
    name: 'Orders a minute',
    expression: 'rate(orders.placed)',
  });
  const lines = await ask('logs?q=%22given%20up%20after%22&from=now-3h&to=now');
  const trailId = lines.events[0].correlationId;
  return readIds(request, { slug, apiKey, service: 'payments', trailId });
}

import type { Page } from '@playwright/test';
import { startRedis } from '@/scripts/testing/brokers/start-redis';
import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { test as base } from '../access/access-test';
import { gotoInteractive } from '../fixtures/goto-interactive';
import { type Checkout, startCheckout } from './start-checkout';

export { expect } from '../access/access-test';

interface StoryFixtures {
  /** Tells the test's project something through the machine API, and answers the id that it was given. */
  tell: (route: string, data: unknown) => Promise<string>;
  /** Somebody else's pager, that the test's project pages together with whoever is on call. */
  pager: HttpReceiver;
  /** Who is on call in the test's project, in a browser of their own. */
  onCall: { name: string; page: Page };
  /** Deploys the shop's checkout, with a Redis of its own. */
  checkout: () => Promise<Checkout>;
}

export const test = base.extend<StoryFixtures>({
  productOptions: [
    { simulator: true, settings: { CANDOR_ALLOW_PRIVATE_TARGETS: 'true' } },
    { scope: 'worker' },
  ],
  tell: async ({ request, project }, use) =>
    use(async (route, data) => {
      const answer = await request.post(`/api/v1/${route}`, {
        headers: { authorization: `Bearer ${project.apiKey}` },
        data,
      });
      if (!answer.ok()) throw new Error(`${route} answered ${await answer.text()}`);
      return (await answer.json()).id;
    }),
  pager: async ({ project: _ }, use) => {
    const pager = await startHttpReceiver();
    await use(pager);
    await pager.stop();
  },
  onCall: async ({ request, project, join, tell, pager }, use) => {
    const { context, person } = await join('editor');
    const channel = await tell('channels', { kind: 'webhook', name: 'Pager', address: pager.url });
    const { people } = await (await request.get(`/api/ui/on-call?project=${project.slug}`)).json();
    const { id } = people.find(({ name }: { name: string }) => name === person.name);
    const layer = { name: 'Everybody', people: [id], rotation: 'weekly', startsOn: '2026-01-05' };
    const schedule = await tell('schedules', {
      name: 'Shop',
      timeZone: 'UTC',
      layers: [layer],
    });
    const targets = [
      { kind: 'schedule', id: schedule },
      { kind: 'channel', id: channel },
    ];
    await tell('escalation-policies', { name: 'Serious', steps: [{ afterMinutes: 0, targets }] });
    await use({ name: person.name, page: gotoInteractive(await context.newPage()) });
  },
  checkout: async ({ product, project }, use) => {
    const redis = await startRedis();
    const started: Checkout[] = [];
    await use(async () => {
      const { origin: url } = product;
      const redisPort = redis.port;
      const checkout = await startCheckout({ url, apiKey: project.apiKey, redisPort });
      started.push(checkout);
      return checkout;
    });
    for (const checkout of started) await checkout.stop();
    await redis.stop();
  },
});

import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { test as base } from '../access/access-test';

export { expect } from '../access/access-test';

interface StoryFixtures {
  /** Somebody else's pager, that the test's project pages. */
  pager: HttpReceiver;
}

export const test = base.extend<StoryFixtures>({
  productOptions: [{ settings: { CANDOR_ALLOW_PRIVATE_TARGETS: 'true' } }, { scope: 'worker' }],
  pager: async ({ request, project }, use) => {
    const pager = await startHttpReceiver();
    await request.post('/api/v1/channels', {
      headers: { authorization: `Bearer ${project.apiKey}` },
      data: { kind: 'webhook', name: 'Pager', address: pager.url },
    });
    await use(pager);
    await pager.stop();
  },
});

import type { Page } from '@playwright/test';
import { expect, test as overviewTest, tellTrouble } from '../overview/overview-test';

export { expect } from '../overview/overview-test';

class ServicesPage {
  constructor(
    readonly page: Page,
    readonly slug: string,
  ) {}

  open(search: Record<string, string> = {}) {
    return this.page.goto(`/p/${this.slug}/services?${new URLSearchParams(search)}`);
  }

  openService(name: string, search: Record<string, string> = {}) {
    const query = new URLSearchParams(search);
    return this.page.goto(`/p/${this.slug}/services/${encodeURIComponent(name)}?${query}`);
  }

  get rows() {
    return this.page.getByRole('table', { name: 'Services' }).getByRole('row');
  }

  /** Names of services in these tests are no parts of each other. */
  row(name: string) {
    return this.rows.filter({ has: this.page.getByRole('link', { name: new RegExp(`^${name}`) }) });
  }
}

interface ServicesFixtures {
  services: ServicesPage;
  /** The trouble of the overview's tests, with what the payment service asks models and who calls it. */
  tellServices: () => Promise<void>;
}

export const test = overviewTest.extend<ServicesFixtures>({
  services: async ({ page, project }, use) => use(new ServicesPage(page, project.slug)),
  tellServices: async ({ tell, product, project }, use) =>
    use(async () => {
      await tellTrouble(tell);
      const beat = '/api/v1/heartbeats/nightly-payout?create=1&service=payments';
      const { status } = await fetch(`${product.origin}${beat}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${project.apiKey}` },
      });
      expect(status).toBe(200);
      const minute = 60_000;
      await tell('breakers/transitions', {
        breaker: 'payments-client',
        service: 'checkout',
        dependency: 'payments',
        from: 'closed',
        to: 'half_open',
        at: new Date(Date.now() - 2 * minute).toISOString(),
      });
      await tell(
        'ai/inferences',
        Array.from({ length: 20 }, (_, index) => ({
          id: `fraud-${index}`,
          feature: 'fraud-check',
          model: 'small-1',
          service: 'payments',
          environment: 'production',
          version: '2.3.1',
          outcome: index % 4 === 0 ? 'fallback' : 'ok',
          at: new Date(Date.now() - 5 * minute - index * 1_000).toISOString(),
        })),
      );
    }),
});

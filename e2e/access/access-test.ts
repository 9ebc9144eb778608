import type { BrowserContext } from '@playwright/test';
import type { Role } from '@/domain/access/role';
import { test as base } from '../fixtures/product-test';
import { joinAs, type Person } from './people';

export { expect } from '../fixtures/product-test';

interface AccessFixtures {
  /** Brings somebody new into the test's project, or into another, and signs them in until the test is over. */
  join: (role: Role, project?: string) => Promise<{ person: Person; context: BrowserContext }>;
}

export const test = base.extend<AccessFixtures>({
  join: async ({ browser, product, request, project: own }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, project = own.slug) => {
      const origin = product.origin;
      const joined = await joinAs({ browser, owner: request, origin, project }, role);
      contexts.push(joined.context);
      return joined;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

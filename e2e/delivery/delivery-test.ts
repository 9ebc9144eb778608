import { test as base } from '../fixtures/product-test';

export { expect } from '../fixtures/product-test';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface DeliveryFixtures {
  /** Sends deployments to the test's project and returns once they are committed. */
  send: (deployments: readonly object[]) => Promise<void>;
  openDelivery: (search?: string) => Promise<void>;
}

export const test = base.extend<DeliveryFixtures>({
  send: async ({ product, project }, use) =>
    use(async (deployments) => {
      const response = await fetch(`${product.origin}/api/v1/deployments`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${project.apiKey}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(deployments),
      });
      if (!response.ok) throw new Error(await response.text());
    }),
  openDelivery: async ({ page, project }, use) =>
    use(async (search = '') => {
      await page.goto(`/p/${project.slug}/delivery${search}`);
    }),
});

interface Told {
  id: string;
  service?: string;
  environment?: string;
  sha?: string;
  daysAgo: number;
  status?: string;
  version?: string;
  rollbackOf?: string;
  changes?: object[];
}

const shaOf = (id: string) => `d${id}e`.padEnd(12, '0');

/** A month of a shop: changes every other day, one of them rolled back, one attempt that failed, staging beside it. */
export function shopDeployments(nowMs: number): object[] {
  const told = ({ daysAgo, ...one }: Told) => {
    const finishedAt = nowMs - daysAgo * DAY;
    return {
      service: 'shop',
      environment: 'production',
      sha: shaOf(one.id),
      version: `1.${one.id}`,
      status: 'succeeded',
      startedAt: finishedAt - 8 * 60_000,
      finishedAt,
      ...one,
    };
  };
  const change = (number: number, daysAgo: number, hours: number, title: string) => {
    const at = nowMs - daysAgo * DAY;
    return {
      sha: `c${number}`.padEnd(12, 'f'),
      ref: `#${number}`,
      title,
      firstCommitAt: at - hours * HOUR,
      openedAt: at - hours * 0.6 * HOUR,
      mergedAt: at - HOUR,
    };
  };
  const weeks = Array.from({ length: 12 }, (_, index) =>
    told({
      id: `2${index}`,
      daysAgo: 27 - index * 2,
      changes: [
        change(100 + index, 27 - index * 2, 6 + index * 3, `Improve the basket, part ${index + 1}`),
        change(200 + index, 27 - index * 2, 40, `Tidy up after part ${index}`),
      ],
    }),
  );
  return [
    told({ id: '1', daysAgo: 29 }),
    ...weeks,
    told({
      id: '40',
      daysAgo: 2,
      changes: [change(140, 2, 20, 'Take a new payment provider')],
    }),
    told({ id: '41', daysAgo: 1.9, sha: shaOf('211'), rollbackOf: '40' }),
    told({ id: '42', daysAgo: 1.5, status: 'failed' }),
    told({ id: '43', daysAgo: 1, environment: 'staging' }),
    told({
      id: '50',
      daysAgo: 0.02,
      service: 'mail',
      changes: [change(7, 0.02, 5, 'Send faster')],
    }),
  ];
}

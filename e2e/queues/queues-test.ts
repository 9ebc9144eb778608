import type { Page } from '@playwright/test';
import { overflow } from '../fixtures/overflow';
import { test as base, expect } from '../fixtures/product-test';

export { expect };

/** A record as a sender writes it; `agoSeconds` before now. */
export interface Sent {
  agoSeconds?: number;
  [field: string]: unknown;
}

export class QueuesPage {
  constructor(
    readonly page: Page,
    readonly slug: string,
  ) {}

  open(search: Record<string, string> = {}) {
    return this.page.goto(`/p/${this.slug}/queues?${new URLSearchParams(search)}`);
  }

  async openQueue(name: string) {
    await this.open();
    await this.row(name).getByRole('link').click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(name);
  }

  get rows() {
    return this.page.getByRole('table', { name: 'Queues' }).getByRole('row');
  }

  /** The row of a queue; names of queues in tests are no parts of each other. */
  row(name: string) {
    return this.rows.filter({
      has: this.page.getByRole('link', { name: new RegExp(`^${name}( |$)`) }),
    });
  }

  get groups() {
    return this.page.getByRole('table', { name: 'Groups' }).getByRole('row');
  }

  get overflow() {
    return overflow(this.page);
  }
}

interface QueuesFixtures {
  queues: QueuesPage;
  /** Each sends records through the real way in and returns once they are committed. */
  sendSamples: (records: readonly Sent[]) => Promise<void>;
  sendLetters: (records: readonly Sent[]) => Promise<void>;
}

export const test = base.extend<QueuesFixtures>({
  queues: async ({ page, project }, use) => use(new QueuesPage(page, project.slug)),
  sendSamples: async ({ product, project }, use) =>
    use((records) => post(`${product.origin}/api/v1/queues/samples`, project.apiKey, records)),
  sendLetters: async ({ product, project }, use) =>
    use((records) => post(`${product.origin}/api/v1/queues/dead-letters`, project.apiKey, records)),
});

async function post(address: string, apiKey: string, records: readonly Sent[]): Promise<void> {
  const now = Date.now();
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(
      records.map(({ agoSeconds = 0, ...record }) => ({ at: now - agoSeconds * 1_000, ...record })),
    ),
  });
  if (!response.ok)
    throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
}

/** How many samples of each queue the mailer told. */
export const MAILER_SAMPLES = 24;

/**
 * Twelve minutes of a mailer: its queue works off what comes, its dead-letter queue fills up. The window that a page
 * looks at is three minutes longer, so that no sample leaves it while a test looks.
 */
export function mailerSamples(): Sent[] {
  return Array.from({ length: MAILER_SAMPLES }, (_, index) => {
    const toCome = MAILER_SAMPLES - 1 - index;
    const agoSeconds = toCome * 30 + 5;
    const common = { service: 'mailer', system: 'bullmq', agoSeconds };
    return [
      {
        ...common,
        queue: 'emails',
        kind: 'work',
        depth: 310 + toCome * 10,
        inFlight: 4,
        oldestAgeSeconds: 90,
        enqueued: 300,
        dequeued: 310,
        retried: 6,
        failed: index % 5 === 0 ? 1 : 0,
        consumers: 4,
      },
      { ...common, queue: 'emails-dlq', depth: 34 - Math.floor(toCome / 2), oldestAgeSeconds: 60 },
    ];
  }).flat();
}

/** 34 letters of two errors, written by two versions. */
export function mailerLetters(): Sent[] {
  return Array.from({ length: 34 }, (_, index) => ({
    queue: 'emails-dlq',
    service: 'mailer',
    messageId: `m-${index}`,
    errorType: index % 4 === 0 ? 'AddressError' : 'SmtpTimeout',
    error:
      index % 4 === 0
        ? `no such mailbox: customer ${index}`
        : `no answer from mail-${index % 3}.example.com within 30 s`,
    attempts: 5,
    producerVersion: index < 20 ? '1.4.1' : '1.4.2',
    correlationId: `order-${1_000 + index}`,
    firstFailedAt: Date.now() - 10_800_000 + index * 60_000,
    payload: { to: 'somebody@example.com', template: 'receipt', order: 1_000 + index },
    agoSeconds: (34 - index) * 20,
  }));
}

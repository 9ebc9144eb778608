import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ALERT_SCENARIOS } from '@/scripts/testing/alerting/alert-scenarios';
import { DELIVERY_SCENARIOS } from '@/scripts/testing/alerting/delivery-scenarios';
import { AlertingHarness } from '@/scripts/testing/alerting/harness';
import { takeStep } from '@/scripts/testing/alerting/run-story';
import type { Scenario } from '@/scripts/testing/alerting/scenario';
import { startMailReceiver } from '@/scripts/testing/receivers';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '@/server/db/client';

const database = await createTestDatabase();
const mail = await startMailReceiver();
Object.assign(process.env, {
  CANDOR_ALLOW_PRIVATE_TARGETS: 'true',
  // Every error is printed, and fails the test.
  CANDOR_LOG_LEVEL: 'error',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(mail.port),
  SMTP_FROM: 'Candor <candor@example.com>',
});
const harness = new AlertingHarness(database.url, mail);
const errors: string[] = [];

beforeEach(() => {
  const write = process.stdout.write.bind(process.stdout);
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    if (String(chunk).startsWith('{"time"')) errors.push(String(chunk));
    return write(chunk);
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await harness.end();
});
afterAll(async () => {
  await closeConnections();
  await mail.stop();
});

/** Every message that comes of a step is in the story, and every one in the story comes. */
async function tell(scenario: Scenario): Promise<void> {
  errors.length = 0;
  await harness.begin(scenario);
  for (const line of scenario.story.split(' | ')) {
    const [step = '', expected] = line.split(' -> ');
    await takeStep(harness, step.trim());
    expect([step, harness.hear()]).toEqual([step, (expected?.split(', ') ?? []).sort()]);
  }
  expect(errors).toEqual([]);
}

describe('an alert', () => {
  for (const scenario of ALERT_SCENARIOS) it(scenario.title, () => tell(scenario));
});

describe('a page', () => {
  for (const scenario of DELIVERY_SCENARIOS) it(scenario.title, () => tell(scenario));
});

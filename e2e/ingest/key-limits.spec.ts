import { expectApiError } from './expect-error';
import { expect, test } from './ingest-test';

test.describe('Limits of a key', () => {
  test('Past its rate it answers 429 with the seconds to wait', async ({
    sender,
    makeKey,
    service,
    stored,
  }) => {
    const limited = sender.with(await makeKey({ eventsPerSecond: 1 }));
    const batch = Array.from({ length: 300 }, (_, n) => ({ message: `event ${n}`, service }));
    expect((await limited.send(batch)).status).toBe(200);
    const refused = await limited.send({ message: 'one more', service });
    expectApiError(refused, 429, 'rate_limited');
    // 300 were sent of 10 that were saved up: 290 seconds' worth too many, less what has passed since.
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(120);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(292);
    expect(await stored()).toHaveLength(300);
  });

  test('Past its quota it answers 429 until midnight', async ({
    sender,
    makeKey,
    service,
    stored,
  }) => {
    const limited = sender.with(await makeKey({ dailyEvents: 5 }));
    const batch = Array.from({ length: 5 }, (_, n) => ({ message: `event ${n}`, service }));
    expect((await limited.send(batch)).status).toBe(200);
    const refused = await limited.send({ message: 'one more', service });
    const { hint } = expectApiError(refused, 429, 'quota_exceeded');
    expect(hint).toContain('00:00 UTC');
    const untilMidnight = 86_400 - (Math.floor(Date.now() / 1000) % 86_400);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(Math.abs(seconds - untilMidnight)).toBeLessThanOrEqual(5);
    expect(await stored()).toHaveLength(5);
  });
});

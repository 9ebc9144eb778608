import { describe } from 'vitest';
import { expect, test } from '../testing/client-test';
import { runHost } from '../testing/run-host';

const WAITING = 'setInterval(() => {}, 1_000); console.log("ready");';

describe('a process that uses the client', () => {
  test('ends by itself when its work is done, and what it said before has been sent', async ({
    receiver,
  }) => {
    const host = runHost(receiver.url, 'candor.logs.info("last words"); candor.beat("nightly");');
    expect(await host.ended).toEqual({ code: 0, signal: null, output: '' });
    expect(receiver.recordsOf('logs')).toMatchObject([{ message: 'last words', service: 'host' }]);
    expect(receiver.requests).toHaveLength(2);
  });

  test('is not held by a server that is silent, however long a request may take', async ({
    receiver,
  }) => {
    receiver.react = () => 'silence';
    const host = runHost(
      receiver.url,
      'candor.logs.info("into the void");',
      'requestTimeoutMs: 3_600_000',
    );
    expect((await host.ended).code).toBe(0);
    expect(receiver.requests).toHaveLength(1);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`sends what is left when ${signal} comes, and ends by it as any does`, async ({
      receiver,
    }) => {
      const host = runHost(
        receiver.url,
        `candor.logs.info("last words"); ${WAITING}`,
        'flushEveryMs: 60_000',
      );
      await host.printed('ready');
      host.kill(signal);
      expect(await host.ended).toMatchObject({ code: null, signal });
      expect(receiver.recordsOf('logs')).toHaveLength(1);
    });
  }

  test('that takes SIGTERM itself decides when to end', async ({ receiver }) => {
    const own = `process.on("SIGTERM", async () => {
      candor.logs.info("shutting down");
      await candor.close();
      process.exit(7);
    });`;
    const host = runHost(receiver.url, `${own} ${WAITING}`);
    await host.printed('ready');
    host.kill('SIGTERM');
    expect(await host.ended).toMatchObject({ code: 7, signal: null });
    expect(receiver.recordsOf('logs')).toMatchObject([{ message: 'shutting down' }]);
  });

  test('with several clients sends what each has', async ({ receiver }) => {
    const second = `const other = createCandor({ url: '${receiver.url}', apiKey: 'cnd_y', service: 'other' });
      other.logs.info("two"); candor.logs.info("one");`;
    const host = runHost(receiver.url, `${second} ${WAITING}`, 'flushEveryMs: 60_000');
    await host.printed('ready');
    host.kill('SIGTERM');
    expect((await host.ended).signal).toBe('SIGTERM');
    const services = receiver.recordsOf('logs').map(({ service }) => service);
    expect(services.sort()).toEqual(['host', 'other']);
  });

  test('waits for a flush that it asked for, and is warned once of trouble', async ({
    receiver,
  }) => {
    receiver.react = () => ({ status: 401, body: { error: { message: 'No such key.' } } });
    const host = runHost(
      receiver.url,
      'for (let n = 0; n < 3; n += 1) { candor.logs.info("x"); await candor.flush(); } console.log("done");',
    );
    const { code, output } = await host.ended;
    expect(code).toBe(0);
    expect(output).toContain('done');
    expect(output.match(/refused/g)?.length).toBeLessThanOrEqual(4);
    expect(output).toContain('refused 1 records with 401: No such key.');
  });
});

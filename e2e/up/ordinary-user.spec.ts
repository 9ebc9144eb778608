import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { canReach, serverAccount } from '@/scripts/postgres/server-account';
import { expect, test } from './up-test';

// Undefined where we are an ordinary user: then every other test here is this one.
const account = serverAccount();
const isOpen = [process.cwd(), process.execPath].every((place) => canReach(account, place));

if (account && isOpen) {
  test('An ordinary user starts and stops it, in a checkout that is somebody else’s', async ({
    up,
    port,
    dataDirectory,
  }) => {
    const { child, ready, ended } = up(['--no-demo', '--port', String(port)], { account });
    const { address } = await ready;
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await fetch(`${address}/set-up`)).status).toBe(200);
    const kept = readdirSync(dataDirectory);
    expect(kept).toEqual(expect.arrayContaining(['postgres', 'secret', 'web.log', 'worker.log']));
    for (const name of kept) {
      expect([name, lstatSync(path.join(dataDirectory, name)).uid]).toEqual([name, account.uid]);
    }
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
}

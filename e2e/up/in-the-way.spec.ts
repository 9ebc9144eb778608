import { createServer } from 'node:net';
import { expect, test } from './up-test';

test('A run that was killed leaves nothing that blocks the next', async ({ up, port }) => {
  const first = up(['--no-demo', '--port', String(port)]);
  await first.ready;
  first.child.kill('SIGKILL');
  await first.ended;
  const second = up(['--no-demo', '--port', String(port)]);
  expect((await second.ready).address).toBe(`http://localhost:${port}`);
});

test('A port that is asked for and taken is refused before anything is started', async ({
  up,
  port,
}) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const { ended, output } = up(['--no-demo', '--port', String(port)]);
  expect(await ended).toBe(1);
  expect(output()).toContain(`Port ${port} is taken`);
  expect(output()).not.toContain('PostgreSQL');
  other.close();
});

import { createServer } from 'node:net';

/** Whether a server could listen on this port of an address now. An address that the machine lacks has it free. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listenOnce(port, host)) !== 'taken';
}

/**
 * Below what systems give to connections that go out: one of those may have a port of theirs between the moment that it
 * was found free and the moment that a server listens there.
 */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const TRIES = 50;

/** A port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (await isPortFree(port)) return port;
  }
  const port = await listenOnce(0, '127.0.0.1');
  if (typeof port !== 'number') throw new Error('The system has no free TCP port on 127.0.0.1.');
  return port;
}

function listenOnce(port: number, host: string): Promise<number | 'taken' | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'taken' : undefined),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

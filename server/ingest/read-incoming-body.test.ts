import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerBesideNext } from '@/server/web/answer-beside-next';
import { discardBody } from '@/server/web/discard-body';
import { incomingMessageOf } from '@/server/web/incoming-message';
import { MemoryBudget } from './memory-budget';
import { BODY_LIMIT_BYTES, readIngestBody } from './read-body';

const budget = new MemoryBudget(100 * 1024 * 1024);
const outcomes: unknown[] = [];
let heard: () => void = () => {};

/** As Next.js makes the request of a route handler. */
function requestOf(message: IncomingMessage): Request {
  const init = { method: message.method, headers: Object.entries(message.headers), duplex: 'half' };
  const body = message as unknown as BodyInit;
  return new Request(`http://127.0.0.1${message.url}`, { ...init, body } as RequestInit);
}

const server = createServer(async (message, response) => {
  await Promise.resolve();
  const request = requestOf(message);
  const isDirect = incomingMessageOf(request) === message;
  const reservation = budget.reserve(0);
  try {
    const body = await readIngestBody(request, reservation);
    outcomes.push({ isDirect, isUntouched: !request.bodyUsed });
    await discardBody(request);
    response.end(body);
  } catch (error) {
    outcomes.push(error);
    await discardBody(request);
    response.statusCode = 413;
    response.end('refused');
  } finally {
    reservation.release();
    heard();
  }
});

let port = 0;
beforeAll(async () => {
  answerBesideNext();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One request; its chunks are sent one after another. */
async function send(path: string, chunks: Buffer[], headers: Record<string, string> = {}) {
  outcomes.length = 0;
  const sent = httpRequest({ port, path, method: 'POST', headers, agent, host: '127.0.0.1' });
  for (const chunk of chunks) sent.write(chunk);
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return { status: answer.statusCode, body: Buffer.concat(parts) };
}

const bytes = (length: number, by: number) => Buffer.alloc(length, by);

test('a body is read as it comes in, one after another on a connection', async () => {
  for (const [by, size] of [300_000, 5, 0, 70_000].entries()) {
    const body = bytes(size, by + 65);
    const answer = await send('/api/v1/logs', [body], { 'content-length': String(size) });
    expect([answer.status, answer.body.equals(body)]).toEqual([200, true]);
    expect(outcomes).toEqual([{ isDirect: true, isUntouched: true }]);
  }
});

test('a body of unknown length is read the same way, and one at another address from the request', async () => {
  const chunks = [bytes(200_000, 66), bytes(1, 67), bytes(90_000, 68)];
  const answer = await send('/api/otlp/v1/logs', chunks);
  expect(answer.body.equals(Buffer.concat(chunks))).toBe(true);
  expect(outcomes).toEqual([{ isDirect: true, isUntouched: true }]);
  expect((await send('/elsewhere', chunks)).body.equals(Buffer.concat(chunks))).toBe(true);
  expect(outcomes).toEqual([{ isDirect: false, isUntouched: false }]);
});

test('one that is too large is refused while it comes in, and its sender hears the answer', async () => {
  const chunks = Array.from({ length: 8 }, () => bytes(BODY_LIMIT_BYTES / 4, 69));
  const answer = await send('/api/v1/logs', chunks);
  expect([answer.status, answer.body.toString()]).toEqual([413, 'refused']);
  expect(outcomes).toEqual([expect.objectContaining({ code: 'payload_too_large' })]);
  expect((await send('/api/v1/logs', [bytes(3, 70)])).body.toString()).toBe('FFF');
  expect(budget.usedBytes).toBe(0);
});

test('one that breaks off is told so', async () => {
  outcomes.length = 0;
  const finished = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /api/v1/logs HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\nbeginning');
  await once(server, 'request');
  socket.destroy();
  await finished;
  expect(outcomes).toEqual([expect.objectContaining({ code: 'invalid' })]);
  expect(budget.usedBytes).toBe(0);
});

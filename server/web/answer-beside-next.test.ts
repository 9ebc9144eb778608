import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { answerBesideNext } from './answer-beside-next';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  answerBesideNext();
  const made = createServer(answer);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

const refuse = (_: IncomingMessage, response: ServerResponse) => {
  response.statusCode = 405;
  response.end();
};

it('tells a method that an address does not take in the contract’s form', async () => {
  const base = await serve(refuse);
  const response = await fetch(`${base}/api/v1/queues?x=1`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(405);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({
    error: {
      code: 'method_not_allowed',
      message: '/api/v1/queues does not take POST.',
      hint: expect.stringContaining('/api/openapi.json'),
      details: [],
    },
    requestId: response.headers.get('x-request-id'),
  });
});

it('tells OTLP senders of it as a google.rpc.Status in their own encoding', async () => {
  const base = await serve(refuse);
  const url = `${base}/api/otlp/v1/metrics`;
  const json = await fetch(url, { method: 'PUT', body: '{}' });
  expect(await json.json()).toEqual({ code: 12, message: expect.stringContaining('PUT') });
  const headers = { 'content-type': 'application/x-protobuf' };
  const protobuf = await fetch(url, { method: 'PUT', headers });
  expect(protobuf.headers.get('content-type')).toBe('application/x-protobuf');
  expect((await protobuf.arrayBuffer()).byteLength).toBeGreaterThan(0);
});

it('does so where the head was written before the end', async () => {
  const base = await serve((_, response) => {
    response.writeHead(405);
    response.end();
  });
  const response = await fetch(`${base}/api/v1/metrics`);
  expect((await response.json()).error.code).toBe('method_not_allowed');
});

it('tells a method that nothing takes as one that its address does not take', async () => {
  const base = await serve(({ method }, response) => {
    // Of TRACE no Request can be made.
    response.statusCode = method === 'TRACE' ? 500 : 400;
    response.end();
  });
  for (const method of ['PROPFIND', 'TRACE', 'SEARCH']) {
    const told = await answerTo(base, method, '/api/v1/logs');
    expect([method, told.status]).toEqual([method, 405]);
    expect(JSON.parse(told.body).error.message).toBe(`/api/v1/logs does not take ${method}.`);
  }
});

/** fetch sends no TRACE. */
async function answerTo(
  base: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; body: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${base}${path}`, { method, headers }, resolve).on('error', reject).end();
  });
  return { status: answer.statusCode, body: await text(answer) };
}

it('leaves every other answer as it is', async () => {
  const base = await serve((request, response) => {
    response.statusCode = request.url === '/elsewhere' ? 405 : 200;
    response.setHeader('content-type', 'text/plain');
    response.end('as it is');
  });
  for (const path of ['/api/v1/queues', '/elsewhere']) {
    expect(await (await fetch(base + path)).text()).toBe('as it is');
  }
});

it('sends the head of an interface’s answer together with what follows', async () => {
  const base = await serve((_, response) => {
    response.flushHeaders();
    response.end(String(response.headersSent));
  });
  expect(await (await fetch(`${base}/api/v1/logs`)).text()).toBe('false');
  expect(await (await fetch(`${base}/elsewhere`)).text()).toBe('true');
});

it('answers whoever offers another protocol as if nothing had been offered', async () => {
  const base = await serve((_, response) => response.end('as ever'));
  server?.on('upgrade', (_, socket) => socket.destroy());
  await fetch(base);
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AA' };
  expect(await answerTo(base, 'GET', '/healthz', headers)).toEqual({
    status: 200,
    body: 'as ever',
  });
});

it('makes an address that cannot be decoded one that can', async () => {
  const base = await serve((request, response) => response.end(request.url));
  const told = await fetch(`${base}/api/v1/trails/100%`);
  expect(await told.text()).toBe('/api/v1/trails/100%25');
});

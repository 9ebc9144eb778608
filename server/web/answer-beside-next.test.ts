import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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

it('makes an address that cannot be decoded one that can', async () => {
  const base = await serve((request, response) => response.end(request.url));
  const told = await fetch(`${base}/api/v1/trails/100%`);
  expect(await told.text()).toBe('/api/v1/trails/100%25');
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiError } from './api-error';
import { fetchJson, withQuery } from './fetch-json';

const REFUSAL = {
  error: {
    code: 'invalid',
    message: 'The query ends too early.',
    hint: 'Close the bracket.',
    details: [{ path: 'q', message: 'at 12' }],
  },
  requestId: 'req-1',
};

let server: Server;
let base = '';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const json = (status: number, body: unknown, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  if (request.url === '/refused') json(400, REFUSAL);
  else if (request.url === '/busy') json(429, REFUSAL, { 'retry-after': '7' });
  else if (request.url === '/broken') response.writeHead(502).end('<h1>Bad gateway</h1>');
  else if (request.url === '/odd') {
    response.writeHead(200, { 'x-request-id': 'req-2' }).end('<h1>Welcome</h1>');
  } else if (request.url === '/empty') response.writeHead(204).end();
  else json(200, { method: request.method, headers: request.headers });
}

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

const failure = (path: string) =>
  fetchJson(`${base}${path}`).then(
    () => null,
    (error: unknown) => (error instanceof ApiError ? error : null),
  );

test('a refusal carries what the server said', async () => {
  expect(await failure('/refused')).toMatchObject({
    status: 400,
    code: 'invalid',
    message: 'The query ends too early.',
    hint: 'Close the bracket.',
    details: [{ path: 'q', message: 'at 12' }],
    requestId: 'req-1',
    retryable: false,
  });
});

test('a busy server says when to come back', async () => {
  expect(await failure('/busy')).toMatchObject({ retryAfterSeconds: 7, retryable: true });
});

test('an answer that is not ours is still an error with a status', async () => {
  expect(await failure('/broken')).toMatchObject({ status: 502, code: 'unknown', retryable: true });
});

test('an answer that is no JSON is not passed on', async () => {
  expect(await failure('/odd')).toMatchObject({
    code: 'unexpected_answer',
    requestId: 'req-2',
  });
});

test('a server that is not there is told apart from one that refuses', async () => {
  const error = await fetchJson('http://127.0.0.1:1/').catch((each: unknown) => each);
  expect(error).toMatchObject({ status: 0, code: 'unreachable', retryable: true });
});

test('a write says that it is JSON and that it is ours', async () => {
  const { method, headers } = await fetchJson<{ method: string; headers: Record<string, string> }>(
    `${base}/echo`,
    { body: { a: 1 } },
  );
  expect(method).toBe('POST');
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-candor-request': '1' });
});

test('an empty answer is no answer body', async () => {
  expect(await fetchJson(`${base}/empty`, { method: 'DELETE' })).toBeUndefined();
});

test('an address leaves out what is absent and repeats what is a list', () => {
  expect(withQuery('/api/ui/logs', { q: 'a b', to: undefined, field: ['x', 'y'], n: 0 })).toBe(
    '/api/ui/logs?q=a+b&field=x&field=y&n=0',
  );
  expect(withQuery('/api/ui/logs')).toBe('/api/ui/logs');
});

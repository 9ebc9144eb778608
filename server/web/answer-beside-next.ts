import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import { allowedMethods } from './allowed-methods';
import { enterIncomingMessage } from './incoming-message';
import { mendAddress } from './mend-address';
import { METHOD_NOT_ALLOWED, toldMethod } from './told-method';

interface Started {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** Bodies of answers that Next.js has none for, until they are sent. */
const bodies = new WeakMap<ServerResponse, Uint8Array>();
const isListening = Symbol.for('candor.answersBesideNext');

/** What Next.js hands to routes. */
const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** Methods that no route ever takes, as they were sent. */
const foreign = new WeakMap<ServerResponse, string>();
const BAD_REQUEST = 400;

/**
 * Next.js answers three things before any route of ours runs: an address that it cannot decode (500), a method that a route
 * does not have (405, without a word), and one that no route can have (400, or 500 of TRACE, of which it can make no
 * request). The first is mended on the way in; the others get 405, the Allow header that HTTP demands (RFC 9110, 15.5.6)
 * and, of an interface, the body that the contract promises. Called once a process.
 */
export function answerBesideNext(): void {
  if (Reflect.has(globalThis, isListening)) return;
  Reflect.set(globalThis, isListening, true);
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as Started;
    leaveUpgrades(server);
    const { method } = request;
    if (request.url === undefined) return;
    const url = mendAddress(request.url);
    request.url = url;
    if (method !== undefined && !METHODS.has(method)) {
      foreign.set(response, method);
      request.method = 'PROPFIND';
    }
    response.writeHead = writeHead;
    response.end = end;
    if (!url.startsWith('/api/')) return;
    enterIncomingMessage(request);
    response.flushHeaders = leaveHeaders;
  });
}

/**
 * Next.js closes the connection of whoever offers to go on in another protocol, such as every first request of Java's
 * HttpClient (h2c). Without a listener Node answers as if nothing had been offered (RFC 9110, 7.8). The development server
 * wants its WebSocket.
 */
function leaveUpgrades(server: Server): void {
  if (process.env.NODE_ENV !== 'development') server.removeAllListeners('upgrade');
}

/**
 * Next.js sends the head of an answer by itself, right before its first chunk, which would go with it otherwise: one packet
 * instead of two or three.
 */
function leaveHeaders(): void {}

function writeHead(this: ServerResponse, ...given: unknown[]): ServerResponse {
  const [status = this.statusCode, ...rest] = given;
  const told = statusOf(this, status);
  if (told === METHOD_NOT_ALLOWED) tellMethod(this);
  return Reflect.apply(ServerResponse.prototype.writeHead, this, [told, ...rest]);
}

/** What a foreign method comes to is 405, whatever it is that nobody can make of it. */
function statusOf(response: ServerResponse, status: unknown): unknown {
  const isRefused = status === BAD_REQUEST || (typeof status === 'number' && status >= 500);
  return isRefused && foreign.has(response) ? METHOD_NOT_ALLOWED : status;
}

function tellMethod(response: ServerResponse): void {
  const { url = '/' } = response.req;
  const allowed = allowedMethods(url.split('?', 1)[0] ?? url);
  if (allowed !== null && !response.hasHeader('allow')) response.setHeader('allow', allowed);
  const isTold = response.hasHeader('content-type') || bodies.has(response);
  if (isTold || !url.startsWith('/api/')) return;
  const { method = 'GET', headers: asked } = response.req;
  const { headers, body } = toldMethod({
    method: foreign.get(response) ?? method,
    url,
    headers: asked,
  });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  bodies.set(response, body);
}

function end(this: ServerResponse, ...given: unknown[]): ServerResponse {
  if (statusOf(this, this.statusCode) !== METHOD_NOT_ALLOWED) {
    return Reflect.apply(ServerResponse.prototype.end, this, given);
  }
  if (!this.headersSent) tellMethod(this);
  const body = bodies.get(this);
  return Reflect.apply(
    ServerResponse.prototype.end,
    this,
    body === undefined || this.req.method === 'HEAD' ? given : [body],
  );
}

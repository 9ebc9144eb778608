import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { allowedMethods } from './allowed-methods';
import { enterIncomingMessage } from './incoming-message';
import { mendAddress } from './mend-address';
import { METHOD_NOT_ALLOWED, toldMethod } from './told-method';

/** Bodies of answers that Next.js has none for, until they are sent. */
const bodies = new WeakMap<ServerResponse, Uint8Array>();
const isListening = Symbol.for('candor.answersBesideNext');

/**
 * Next.js answers two things before any route of ours runs: an address that it cannot decode (500), and a method that a
 * route does not have (405, without a word). The first is mended on the way in, the second gets the Allow header that HTTP
 * demands (RFC 9110, 15.5.6) and, of an interface, the body that the contract promises. Called once a process.
 */
export function answerBesideNext(): void {
  if (Reflect.has(globalThis, isListening)) return;
  Reflect.set(globalThis, isListening, true);
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const { url } = request;
    if (url === undefined) return;
    if (url.includes('%')) request.url = mendAddress(url);
    response.writeHead = writeHead;
    response.end = end;
    if (!url.startsWith('/api/')) return;
    enterIncomingMessage(request);
    response.flushHeaders = leaveHeaders;
  });
}

/**
 * Next.js sends the head of an answer by itself, right before its first chunk, which would go with it otherwise: one packet
 * instead of two or three.
 */
function leaveHeaders(): void {}

function writeHead(this: ServerResponse, ...given: unknown[]): ServerResponse {
  const status = typeof given[0] === 'number' ? given[0] : this.statusCode;
  if (status === METHOD_NOT_ALLOWED) tellMethod(this);
  return Reflect.apply(ServerResponse.prototype.writeHead, this, given);
}

function tellMethod(response: ServerResponse): void {
  const { url = '/' } = response.req;
  const allowed = allowedMethods(url.split('?', 1)[0] ?? url);
  if (allowed !== null && !response.hasHeader('allow')) response.setHeader('allow', allowed);
  const isTold = response.hasHeader('content-type') || bodies.has(response);
  if (isTold || !url.startsWith('/api/')) return;
  const { headers, body } = toldMethod(response.req);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  bodies.set(response, body);
}

function end(this: ServerResponse, ...given: unknown[]): ServerResponse {
  if (this.statusCode !== METHOD_NOT_ALLOWED) {
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

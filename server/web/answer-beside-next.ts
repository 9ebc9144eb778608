import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { mendAddress } from './mend-address';
import { METHOD_NOT_ALLOWED, toldMethod } from './told-method';

/** Bodies of answers that Next.js has none for, until they are sent. */
const bodies = new WeakMap<ServerResponse, Uint8Array>();
const isListening = Symbol.for('candor.answersBesideNext');

/**
 * Next.js answers two things before any route of ours runs: an address that it cannot decode (500), and a method that a
 * route does not have (405, without a word). The first is mended on the way in, the second gets the body that the
 * contract promises. Called once a process.
 */
export function answerBesideNext(): void {
  if (Reflect.has(globalThis, isListening)) return;
  Reflect.set(globalThis, isListening, true);
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const { url } = request;
    if (url === undefined) return;
    if (url.includes('%')) request.url = mendAddress(url);
    if (!url.startsWith('/api/')) return;
    response.writeHead = writeHead;
    response.end = end;
  });
}

function writeHead(this: ServerResponse, ...given: unknown[]): ServerResponse {
  const status = typeof given[0] === 'number' ? given[0] : this.statusCode;
  const isUntold = status === METHOD_NOT_ALLOWED && !this.hasHeader('content-type');
  if (isUntold && !bodies.has(this)) {
    const { headers, body } = toldMethod(this.req);
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    bodies.set(this, body);
  }
  return Reflect.apply(ServerResponse.prototype.writeHead, this, given);
}

function end(this: ServerResponse, ...given: unknown[]): ServerResponse {
  if (this.statusCode !== METHOD_NOT_ALLOWED) {
    return Reflect.apply(ServerResponse.prototype.end, this, given);
  }
  if (!this.headersSent) this.writeHead(this.statusCode);
  const body = bodies.get(this);
  return Reflect.apply(
    ServerResponse.prototype.end,
    this,
    body === undefined || this.req.method === 'HEAD' ? given : [body],
  );
}

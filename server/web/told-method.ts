import type { IncomingMessage } from 'node:http';
import { encodeStatus } from '@/domain/logs/otlp/otlp-messages';
import { requestIdFrom } from './request-id';

export const METHOD_NOT_ALLOWED = 405;
const UNIMPLEMENTED = 12;
const HINT = '/api/openapi.json lists every address with its methods.';

interface Told {
  headers: Record<string, string>;
  body: Uint8Array;
}

/** What a call with a method that its address does not take is told, in the form in which its sender reads errors. */
export function toldMethod({
  method = 'GET',
  url = '/',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Told {
  const path = url.split('?', 1)[0] ?? url;
  const message = `${path} does not take ${method}.`;
  const isOtlp = path.startsWith('/api/otlp/');
  const requestId = requestIdFrom(headers['x-request-id']);
  if (isOtlp && /^application\/(x-)?protobuf\b/i.test(headers['content-type'] ?? '')) {
    const status = { code: UNIMPLEMENTED, message: `${message} ${HINT}` };
    return told('application/x-protobuf', encodeStatus(status), requestId);
  }
  const body = isOtlp
    ? { code: UNIMPLEMENTED, message: `${message} ${HINT}` }
    : { error: { code: 'method_not_allowed', message, hint: HINT, details: [] }, requestId };
  return told('application/json', Buffer.from(JSON.stringify(body)), requestId);
}

function told(contentType: string, body: Uint8Array, requestId: string): Told {
  const headers = {
    'content-type': contentType,
    'content-length': String(body.length),
    'cache-control': 'private, no-store',
    'x-request-id': requestId,
  };
  return { headers, body };
}

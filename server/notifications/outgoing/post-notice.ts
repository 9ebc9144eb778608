import type { LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { readRetryAfter } from '@/domain/notifications/retry-delay';
import { env } from '@/server/env';
import { pinnedLookup } from '@/server/outgoing/pinned-lookup';
import { whyUnreachable } from '@/server/outgoing/why-unreachable';
import { pinPublicAddress } from './pin-public-address';
import { SendFailure } from './send-failure';

const MOST_ANSWER_BYTES = 4_096;

interface PostRequest {
  url: URL;
  body: string | Buffer;
  /** In lower case. */
  headers?: Record<string, string>;
  /** Answers that another try would not better. */
  isFinal: (status: number) => boolean;
  /** Answers that mean: nothing more, ever; 410 when left out. */
  isGone?: (status: number) => boolean;
  timeoutMs?: number;
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
  text: string;
}

/**
 * Posts a body, JSON unless its headers say otherwise, to the one address that the host resolved to, following no redirect, within a bound of time.
 * @throws SendFailure unless the answer is 2xx
 */
export async function postNotice(request: PostRequest): Promise<void> {
  const { url, isGone = (status) => status === 410 } = request;
  const address = await pinPublicAddress(url.hostname, env().CANDOR_ALLOW_PRIVATE_TARGETS);
  const { status, retryAfter, text } = await answerOf(request, address);
  if (status >= 200 && status < 300) return;
  const said = text.replace(/\s+/g, ' ').trim().slice(0, 200);
  const isRedirect = status >= 300 && status < 400;
  throw new SendFailure(
    isRedirect
      ? `${url.host} answered ${status}: redirects are not followed. Give the final address.`
      : `${url.host} answered ${status}${said === '' ? '' : `: ${said}`}.`,
    {
      isFinal: isRedirect || isGone(status) || request.isFinal(status),
      mayHaveArrived: false,
      retryAfterSeconds: readRetryAfter(retryAfter, Date.now()),
      isGone: isGone(status),
    },
  );
}

function answerOf(
  { url, body, headers, timeoutMs = 10_000 }: PostRequest,
  address: LookupAddress,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Before the connection stands, nothing can have arrived.
    let isConnected = false;
    const fail = (error: unknown) => reject(unreachable(url, error, isConnected, timeoutMs));
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Candor',
        ...headers,
      },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      lookup: pinnedLookup(address),
    });
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        isConnected = true;
      });
    });
    request.on('error', fail);
    request.on('response', (response) => {
      let text = '';
      const done = () => {
        const { statusCode: status = 0, headers: sent } = response;
        resolve({ status, retryAfter: sent['retry-after'], text });
      };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        // The rest is nobody's business here.
        if (text.length > MOST_ANSWER_BYTES) response.destroy();
      });
      response.on('end', done);
      // The status is what counts; a body that breaks off changes nothing about it.
      response.on('close', done);
      response.on('error', done);
    });
    request.end(body);
  });
}

function unreachable(
  url: URL,
  error: unknown,
  isConnected: boolean,
  timeoutMs: number,
): SendFailure {
  return new SendFailure(`${url.host} cannot be reached: ${whyUnreachable(error, timeoutMs)}.`, {
    isFinal: false,
    mayHaveArrived: isConnected,
  });
}

import http from 'node:http';
import https from 'node:https';
import type { System } from './system.js';

/** More of an answer than this is not read. */
const MOST_ANSWER_BYTES = 1024 * 1024;

export interface PostRequest {
  url: URL;
  headers: Record<string, string>;
  body: Buffer;
  timeoutMs: number;
}

export type PostOutcome =
  | { kind: 'answer'; status: number; retryAfter: string | undefined; body: string }
  | { kind: 'failure'; message: string };

export interface Poster {
  post(request: PostRequest): Promise<PostOutcome>;
  close(): void;
}

/** Sends requests over connections that are kept, none of which keeps the process alive. */
export function createPoster(system: System): Poster {
  const plain = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const secure = new https.Agent({ keepAlive: true, maxSockets: 8 });
  return {
    post: (request) =>
      new Promise((resolve) => {
        const { url, headers, body, timeoutMs } = request;
        const isSecure = url.protocol === 'https:';
        const sent = (isSecure ? https : http).request(url, {
          method: 'POST',
          agent: isSecure ? secure : plain,
          headers: { ...headers, 'content-length': String(body.length) },
        });
        const patience = system.startTimer(() => {
          sent.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`));
        }, timeoutMs);
        const settle = (outcome: PostOutcome) => {
          patience.cancel();
          resolve(outcome);
        };
        const fail = (error: Error) => settle({ kind: 'failure', message: describe(error) });
        sent.on('socket', (socket) => socket.unref());
        sent.on('error', fail);
        sent.on('response', (response) => {
          const { statusCode: status = 0, headers: told } = response;
          readText(response).then(
            (text) =>
              settle({ kind: 'answer', status, retryAfter: told['retry-after'], body: text }),
            fail,
          );
        });
        sent.end(body);
      }),
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size <= MOST_ANSWER_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Node gives several failed addresses as one error with an empty message. */
function describe(error: Error): string {
  if (error instanceof AggregateError)
    return error.errors.map((one) => String(one.message)).join('; ');
  return error.message === '' ? String('code' in error ? error.code : error.name) : error.message;
}

import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DemoWay } from '@/domain/demo/signals/demo-signal';

const compress = promisify(gzip);

const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 10_000;
const ANSWER_WITHIN_MS = 30_000;
const RETRIED = new Set([408, 409, 429, 502, 503, 504]);
/** Idempotency-Key known with another payload: this batch is there, told by another version of the story. */
const THERE_ALREADY = 422;

/** Thrown when a batch could not be delivered; the message is for the person who started the seeding. */
export class DemoPostError extends Error {
  override readonly name = 'DemoPostError';
}

interface DemoPost {
  /** Origin of the running product, as in http://127.0.0.1:3000. */
  baseUrl: string;
  key: string;
  idempotencyKey: string;
  way: DemoWay;
  records: readonly object[];
  signal?: AbortSignal | undefined;
  /** How often a refused or unanswered request is sent. */
  attempts?: number;
}

/**
 * Sends records by one of the product's own ways in: gzipped NDJSON, or OTLP. Sent again under its Idempotency-Key
 * while it is busy or away; no record is stored twice.
 *
 * @throws DemoPostError
 */
export async function postDemoRecords(post: DemoPost): Promise<void> {
  const { attempts = ATTEMPTS } = post;
  const body = await compress(Buffer.from(textOf(post), 'utf8'), { level: 1 });
  for (let attempt = 1; ; attempt += 1) {
    post.signal?.throwIfAborted();
    const outcome = await send(post, body);
    if (outcome.kind === 'stored') return;
    if (outcome.kind === 'refused' || attempt >= attempts) {
      throw new DemoPostError(`Demo data could not be sent to ${post.baseUrl}: ${outcome.reason}`);
    }
    const pauseMs = Math.min(LONGEST_PAUSE_MS, outcome.afterMs ?? 200 * 2 ** attempt);
    await delay(pauseMs, undefined, post.signal === undefined ? {} : { signal: post.signal });
  }
}

const isOtlp = ({ way }: DemoPost): boolean => way.startsWith('otlp/');

function textOf(post: DemoPost): string {
  if (isOtlp(post)) return JSON.stringify({ resourceSpans: post.records });
  return post.records.map((record) => JSON.stringify(record)).join('\n');
}

type Outcome =
  | { kind: 'stored' }
  | { kind: 'refused'; reason: string }
  | { kind: 'again'; reason: string; afterMs?: number };

async function send(post: DemoPost, body: Buffer): Promise<Outcome> {
  const { baseUrl, key, idempotencyKey, way, signal } = post;
  const timeOut = AbortSignal.timeout(ANSWER_WITHIN_MS);
  let response: Response;
  let answer: string;
  try {
    response = await fetch(`${baseUrl}/api/${way}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': isOtlp(post) ? 'application/json' : 'application/x-ndjson',
        'content-encoding': 'gzip',
        'idempotency-key': idempotencyKey,
      },
      body: new Uint8Array(body),
      signal: signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]),
    });
    answer = await response.text();
  } catch (error) {
    signal?.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: 'again', reason: cause instanceof Error ? cause.message : String(cause) };
  }
  if (response.status === THERE_ALREADY) return { kind: 'stored' };
  const reason = `${response.status} ${answer.slice(0, 500)}`;
  if (RETRIED.has(response.status)) {
    const afterSeconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return afterSeconds > 0
      ? { kind: 'again', reason, afterMs: afterSeconds * 1_000 }
      : { kind: 'again', reason };
  }
  if (!response.ok) return { kind: 'refused', reason };
  return isTakenWhole(post, answer) ? { kind: 'stored' } : { kind: 'refused', reason };
}

function isTakenWhole(post: DemoPost, answer: string): boolean {
  const said = JSON.parse(answer) as { accepted?: number; partialSuccess?: unknown };
  return isOtlp(post) ? said.partialSuccess === undefined : said.accepted === post.records.length;
}

import { Redis } from 'ioredis';
import { VisitFailure } from '../visit-failure';
import { pinAddress } from './pin-address';

const CONNECT_MS = 5_000;
const COMMAND_MS = 10_000;
/** Well within the lease of a collector. */
const VISIT_MS = 45_000;

interface RedisTarget {
  url: string;
  username: string | null;
  secret: string | null;
}

/** Connects to a Redis for one visit, does something with it and disconnects. @throws VisitFailure */
export async function withRedis<Answer>(
  target: RedisTarget,
  work: (redis: Redis) => Promise<Answer>,
): Promise<Answer> {
  const url = new URL(target.url);
  const { address } = await pinAddress(url.hostname);
  const redis = new Redis({
    host: address,
    port: Number(url.port || 6379),
    db: Number(/^\/(\d+)$/.exec(url.pathname)?.[1] ?? 0),
    ...(target.username === null ? {} : { username: target.username }),
    ...(target.secret === null ? {} : { password: target.secret }),
    ...(url.protocol === 'rediss:' ? { tls: { servername: url.hostname } } : {}),
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: COMMAND_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let lastError: Error | undefined;
  redis.on('error', (error) => {
    lastError = error;
  });
  let isLate = false;
  const patience = setTimeout(() => {
    isLate = true;
    redis.disconnect();
  }, VISIT_MS);
  try {
    await redis.connect();
    return await work(redis);
  } catch (error) {
    if (error instanceof VisitFailure) throw error;
    if (isLate) throw tooSlow(url);
    throw failureOf(url, [lastError, error]);
  } finally {
    clearTimeout(patience);
    redis.disconnect();
  }
}

function tooSlow(url: URL): VisitFailure {
  return new VisitFailure(
    `Reading the queues of ${url.host} took longer than ${VISIT_MS / 1_000} seconds.`,
    'The worker may be far from it: run one near it, or split the queues by prefix.',
  );
}

/** ioredis tells the cause by an event, and then a consequence by the promise. */
function failureOf(url: URL, errors: readonly unknown[]): VisitFailure {
  const text = errors.map((error) => (error instanceof Error ? error.message : '')).join(' ');
  if (/WRONGPASS|NOAUTH|invalid (username|password)|without any password/i.test(text)) {
    return new VisitFailure(
      `${url.host} refused the credentials.`,
      'Check the user and the password; leave the user empty where Redis has none.',
    );
  }
  if (/NOPERM/.test(text)) {
    return new VisitFailure(
      `${url.host} does not let this user read BullMQ’s keys.`,
      'The user needs the commands SCAN, LLEN, LINDEX, ZCARD, ZRANGE, ZREVRANGE, HMGET, HSTRLEN and HGET on them.',
    );
  }
  const code = /ECONNREFUSED|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH/.exec(text)?.[0];
  return new VisitFailure(
    `${url.host} cannot be reached as a Redis${code === undefined ? '' : `: ${code}`}.`,
    'Check the address and port, whether it wants rediss://, and that the host lets Candor’s worker in.',
  );
}

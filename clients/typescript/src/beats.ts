import { Delivery } from './delivery.js';
import type { LaneParts } from './lane.js';
import { readRefusal } from './read-answer.js';

/** A beat that arrives later than this would say that a job ran when it did not. */
const STALE_MS = 60_000;

export interface Beat {
  /** Left out: ok. */
  status?: 'ok' | 'fail' | undefined;
  /** Shown with the heartbeat. */
  message?: string | undefined;
  /** Seconds from one beat to the next. With it the heartbeat is made when there is none. */
  every?: number | undefined;
  /** Seconds that a beat may be late. */
  grace?: number | undefined;
}

/** Heartbeats: each a request of its own, and only the newest of a name is worth sending. */
export class Beats {
  readonly #parts: LaneParts;
  readonly #origin: URL | undefined;
  readonly #sending = new Map<string, Delivery>();

  constructor(parts: LaneParts, origin: URL | undefined) {
    this.#parts = parts;
    this.#origin = origin;
  }

  send(slug: string, beat: Beat): void {
    if (this.#origin === undefined) return;
    const { system, poster, problems, settings } = this.#parts;
    const headers = {
      authorization: `Bearer ${settings.apiKey}`,
      'content-type': 'text/plain; charset=utf-8',
    };
    const body = Buffer.from((beat.message ?? '').slice(0, 2_048));
    const url = addressOf(this.#origin, slug, beat);
    const request = { url, headers, body, timeoutMs: settings.requestTimeoutMs };
    const giveUpAtMs = system.now() + STALE_MS;
    this.#sending.get(slug)?.abandon('a newer beat takes its place');
    const delivery = new Delivery({ system, poster, problems, request, giveUpAtMs });
    this.#sending.set(slug, delivery);
    void delivery.settled.then((settled) => {
      const isNewest = this.#sending.get(slug) === delivery;
      if (isNewest) this.#sending.delete(slug);
      if (settled.kind === 'refused') {
        const told = readRefusal(settled.body);
        problems.report(
          'refused',
          `The beat of ${slug} was refused with ${settled.status}${told}.`,
        );
      } else if (settled.kind === 'given_up' && isNewest) {
        problems.report('dropped', `A beat of ${slug} was dropped: ${settled.reason}.`);
      }
    });
  }

  async flush(): Promise<void> {
    const deliveries = [...this.#sending.values()];
    for (const delivery of deliveries) delivery.hurry();
    await Promise.all(deliveries.map(({ settled }) => settled));
  }

  close(): void {
    for (const delivery of this.#sending.values()) delivery.abandon('the client was closed');
  }
}

function addressOf(origin: URL, slug: string, { status, every, grace }: Beat): URL {
  const url = new URL(`api/v1/heartbeats/${encodeURIComponent(slug)}`, origin);
  url.searchParams.set('status', status ?? 'ok');
  if (every !== undefined) {
    url.searchParams.set('create', '1');
    url.searchParams.set('every', String(every));
  }
  if (grace !== undefined) url.searchParams.set('grace', String(grace));
  return url;
}

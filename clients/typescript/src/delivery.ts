import type { Poster, PostOutcome, PostRequest } from './post.js';
import type { Problems } from './problems.js';
import { backoffMs, readRetryAfterMs } from './retry-delay.js';
import type { System, Timer } from './system.js';

/** Statuses that a server or proxy in trouble answers; of the others that we do not know, none gets better by itself. */
const PASSING = new Set([408, 409, 425, 500, 502, 504]);
/** Somebody said to come again; that alone says nothing against the request. */
const WAITING = new Set([429, 503]);
const MOST_PASSING = 8;

export type Settled =
  | { kind: 'taken'; body: string }
  | { kind: 'refused'; status: number; body: string }
  | { kind: 'given_up'; reason: string };

interface DeliveryParts {
  system: System;
  poster: Poster;
  problems: Problems;
  request: PostRequest;
  /** Past this time it is not tried again. */
  giveUpAtMs?: number;
}

/** One request, sent until it is answered for good. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly settled: Promise<Settled>;
  #pause: { timer: Timer; end: () => void; isTold: boolean } | undefined;
  #abandoned: string | undefined;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.settled = this.#run();
  }

  /** Tries again now, unless the server said when to. */
  hurry(): void {
    if (this.#pause !== undefined && !this.#pause.isTold) this.#endPause();
  }

  abandon(reason: string): void {
    this.#abandoned = reason;
    this.#endPause();
  }

  async #run(): Promise<Settled> {
    let passing = 0;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#parts.poster.post(this.#parts.request);
      if (outcome.kind === 'answer' && !WAITING.has(outcome.status)) {
        const { status, body } = outcome;
        if (status >= 200 && status < 300) return { kind: 'taken', body };
        if (!PASSING.has(status)) return { kind: 'refused', status, body };
        passing += 1;
        if (passing >= MOST_PASSING) return { kind: 'refused', status, body };
      }
      if (attempt > 0) this.#complain(outcome);
      const stop = await this.#wait(outcome, attempt);
      if (stop !== undefined) return { kind: 'given_up', reason: stop };
    }
  }

  #complain(outcome: PostOutcome): void {
    const { problems, request } = this.#parts;
    const what = outcome.kind === 'answer' ? `answers ${outcome.status}` : outcome.message;
    problems.report(
      'unreachable',
      `${request.url.origin}: ${what}. Records are kept and sent again.`,
    );
  }

  /** Answers why there is no next try, if there is none. */
  async #wait(outcome: PostOutcome, attempt: number): Promise<string | undefined> {
    const { system, giveUpAtMs = Number.POSITIVE_INFINITY } = this.#parts;
    const now = system.now();
    const jitter = backoffMs(attempt, system.random);
    const asked = outcome.kind === 'answer' ? readRetryAfterMs(outcome.retryAfter, now) : undefined;
    // Everybody was told the same time: come a little later than that, each at another moment.
    const waitMs = asked === undefined ? jitter : asked + Math.min(jitter, 1_000 + asked / 10);
    if (this.#abandoned === undefined && now + waitMs > giveUpAtMs) return 'it is too late for it';
    if (this.#abandoned === undefined) {
      await new Promise<void>((resolve) => {
        const timer = system.startTimer(() => this.#endPause(), waitMs);
        this.#pause = { timer, end: resolve, isTold: asked !== undefined };
      });
    }
    return this.#abandoned;
  }

  #endPause(): void {
    const pause = this.#pause;
    this.#pause = undefined;
    pause?.timer.cancel();
    pause?.end();
  }
}

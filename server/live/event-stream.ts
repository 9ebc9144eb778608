import { ServiceError } from '../errors';

const HEARTBEAT_MS = 15_000;
/** A stream ends after this long, so that a key or membership that was taken away is noticed when it comes back. */
const LIFETIME_MS = 15 * 60_000;
const RECONNECT_MS = 2_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Anything on the way that compresses would hold events back until a block is full.
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
};

interface StreamSource {
  /** Begins to follow what is streamed; answers the function that ends it. */
  follow: (stream: EventStream) => () => void;
  /** The reader has room again: what waits can be sent. */
  flush: (stream: EventStream) => void;
}

/** How many streams of one kind a process holds open. */
export class StreamLimit {
  private open = 0;

  constructor(
    private readonly most: number,
    private readonly name: string,
    private readonly hint: string,
  ) {}

  /** @throws ServiceError rate_limited */
  enter(): () => void {
    if (this.open >= this.most) {
      throw new ServiceError('rate_limited', `${this.most} ${this.name} are open already.`, {
        hint: this.hint,
        retryAfterSeconds: 10,
      });
    }
    this.open += 1;
    return () => {
      this.open -= 1;
    };
  }
}

/** Server-sent events to one reader: a heartbeat as comments, `end` before it is closed, and what its source sends. */
export class EventStream {
  private readonly encoder = new TextEncoder();
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private timers: NodeJS.Timeout[] = [];
  private unfollow: () => void = () => {};

  /** @throws ServiceError rate_limited when too many of its kind are open */
  static answer(source: StreamSource, limit: StreamLimit, signal: AbortSignal): Response {
    const stream = new EventStream(limit.enter());
    signal.addEventListener('abort', () => stream.stop(), { once: true });
    return new Response(stream.readable(source), { headers: HEADERS });
  }

  private constructor(private readonly leave: () => void) {}

  /** Whether the reader takes more just now. */
  get hasRoom(): boolean {
    return this.controller !== undefined && (this.controller.desiredSize ?? 0) > 0;
  }

  send(event: string, data: unknown, id?: string): void {
    const idLine = id === undefined ? '' : `id: ${id}\n`;
    this.write(`event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
  }

  private readable({ follow, flush }: StreamSource): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
          this.write(`retry: ${RECONNECT_MS}\n: following\n\n`);
          this.timers = [
            setInterval(() => this.write(': alive\n\n'), HEARTBEAT_MS),
            setTimeout(() => this.end(), LIFETIME_MS),
          ];
          this.unfollow = follow(this);
        },
        pull: () => flush(this),
        cancel: () => this.stop(),
      },
      { highWaterMark: 64 },
    );
  }

  /** Safe to call twice: the request's end and the stream's cancellation may both come. */
  private stop(): void {
    if (this.controller === undefined) return;
    this.controller = undefined;
    this.leave();
    this.unfollow();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private end(): void {
    this.send('end', {});
    const { controller } = this;
    this.stop();
    controller?.close();
  }

  private write(text: string): void {
    try {
      this.controller?.enqueue(this.encoder.encode(text));
    } catch {
      // The stream was closed under us: whoever read it has gone.
      this.stop();
    }
  }
}

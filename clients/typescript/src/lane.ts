import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Delivery, type Settled } from './delivery.js';
import type { Settings } from './options.js';
import type { Poster } from './post.js';
import type { Problems } from './problems.js';
import { readReceipt, readRefusal } from './read-answer.js';
import { RecordBuffer } from './record-buffer.js';
import type { System, Timer } from './system.js';

const compress = promisify<string, Buffer>(gzip);
/** Smaller bodies are not worth the trip to the thread that compresses. */
const COMPRESS_FROM = 1_024;

export interface LaneParts {
  system: System;
  poster: Poster;
  problems: Problems;
  settings: Settings;
}

/** The records of one kind on their way to one address: gathered into batches, sent one after the other, kept in order. */
export class Lane {
  readonly #parts: LaneParts;
  readonly #url: URL;
  readonly #buffer = new RecordBuffer();
  #timer: Timer | undefined;
  #delivery: Delivery | undefined;
  #isSending = false;
  #isClosed = false;
  /** How many records came, and how many of them have an end: sent, refused or dropped. */
  #added = 0;
  #sendingCount = 0;
  #waiting: { upTo: number; done: () => void }[] = [];

  constructor(parts: LaneParts, url: URL) {
    this.#parts = parts;
    this.#url = url;
  }

  /** Takes a record as JSON. */
  add(text: string): void {
    if (this.#isClosed) return;
    const { settings, problems, system } = this.#parts;
    this.#buffer.push(text);
    this.#added += 1;
    const dropped = this.#buffer.dropBeyond(settings.bufferBytes);
    if (dropped > 0) {
      const message = `${dropped} records for ${this.#url.pathname} were dropped: the buffer is full.`;
      problems.report('dropped', message, dropped);
      this.#tellWaiting();
    }
    if (this.#isFull()) this.#send();
    else this.#timer ??= system.startTimer(() => this.#send(), settings.flushEveryMs);
  }

  /** Resolves once every record that came until now has an end. */
  flush(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((done) => {
      this.#waiting.push({ upTo: this.#added, done });
      this.#delivery?.hurry();
      this.#send();
    });
  }

  /** Gives up on what is left; answers how many records that costs. */
  close(): number {
    this.#isClosed = true;
    this.#timer?.cancel();
    const left = this.#buffer.length + this.#sendingCount;
    this.#buffer.take(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    this.#delivery?.abandon('the client was closed');
    return left;
  }

  #isFull(): boolean {
    const { batchRecords, batchBytes } = this.#parts.settings;
    return this.#buffer.length >= batchRecords || this.#buffer.characters >= batchBytes;
  }

  /** Records that came while a batch was on its way wait for their timer, like any. */
  #isDue(): boolean {
    if (this.#buffer.length === 0) return false;
    return this.#timer === undefined || this.#isFull() || this.#waiting.length > 0;
  }

  #isIdle(): boolean {
    return this.#buffer.length === 0 && this.#sendingCount === 0;
  }

  #send(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (!this.#isSending) void this.#sendBatches();
  }

  async #sendBatches(): Promise<void> {
    this.#isSending = true;
    const { batchRecords, batchBytes } = this.#parts.settings;
    while (this.#isDue()) {
      this.#timer?.cancel();
      this.#timer = undefined;
      const texts = this.#buffer.take(batchRecords, batchBytes);
      this.#sendingCount = texts.length;
      await this.#sendBatch(texts).catch((error: unknown) => {
        // Nobody else would catch it, and that would end the process.
        const why = error instanceof Error ? error.message : String(error);
        const message = `${texts.length} records for ${this.#url.pathname} could not be sent: ${why}`;
        this.#parts.problems.report('dropped', message, texts.length);
      });
      this.#sendingCount = 0;
      this.#tellWaiting();
    }
    this.#isSending = false;
  }

  async #sendBatch(texts: string[]): Promise<void> {
    const { system, poster, problems, settings } = this.#parts;
    const text = `[${texts.join(',')}]`;
    const isCompressed = text.length >= COMPRESS_FROM;
    const body = isCompressed ? await compress(text) : Buffer.from(text);
    const headers: Record<string, string> = {
      authorization: `Bearer ${settings.apiKey}`,
      'content-type': 'application/json',
      // Of the batch, not of the try: what was stored before the answer got lost is not stored again.
      'idempotency-key': randomUUID(),
      ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
    };
    const { requestTimeoutMs: timeoutMs } = settings;
    const request = { url: this.#url, headers, body, timeoutMs };
    this.#delivery = new Delivery({ system, poster, problems, request });
    if (this.#isClosed) this.#delivery.abandon('the client was closed');
    const settled = await this.#delivery.settled;
    this.#delivery = undefined;
    this.#tellOutcome(settled, texts);
  }

  #tellOutcome(settled: Settled, texts: string[]): void {
    const { problems } = this.#parts;
    if (settled.kind === 'taken') {
      const rejected = readReceipt(settled.body, texts);
      const [first] = rejected.records;
      if (first === undefined) return;
      const message = `${this.#url.pathname} could not read a record: ${first.message}`;
      problems.report('rejected', message, rejected.count, rejected.records);
    } else if (settled.kind === 'refused') {
      const told = readRefusal(settled.body);
      const message = `${this.#url.href} refused ${texts.length} records with ${settled.status}${told}.`;
      problems.report('refused', message, texts.length);
    }
  }

  #tellWaiting(): void {
    const oldest = this.#added - this.#buffer.length - this.#sendingCount;
    const due = this.#waiting.filter(({ upTo }) => upTo <= oldest);
    this.#waiting = this.#waiting.filter(({ upTo }) => upTo > oldest);
    for (const { done } of due) done();
  }
}

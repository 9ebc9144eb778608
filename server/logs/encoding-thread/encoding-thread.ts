import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { log } from '../../observability/log';
import type { EncodedLogBody, LogBody } from '../encode-log-body';

/** Below this many bytes handing a body over costs more than it saves; above, its weight has to be known first. */
const FROM_BYTES = 48 * 1024;
const TO_BYTES = 1_000_000;
/** What the thread has to do when this many wait is sooner done here. */
const MOST_WAITING = 4;
const START_AGAIN_AFTER_MS = 60_000;

type Answer = 'ready' | { id: number; encoded: EncodedLogBody | null };

/**
 * A thread that parses and encodes large bodies, so that it happens beside the traffic of requests and of the database
 * and not in between. Whatever it cannot take, or loses because it dies, is encoded by the caller.
 */
export class EncodingThread {
  private readonly waiting = new Map<number, (encoded: EncodedLogBody | null) => void>();
  private worker: Worker | undefined;
  private isReady = false;
  private nextId = 0;
  private startedAt = Number.NEGATIVE_INFINITY;

  /** The tests run the thread from its sources. */
  constructor(private readonly makeWorker: () => Worker = bundledWorker) {}

  /** Null when the caller has to do it. */
  async encode(body: LogBody): Promise<EncodedLogBody | null> {
    const { byteLength } = body.body;
    if (byteLength < FROM_BYTES || byteLength > TO_BYTES) return null;
    this.startIfDue();
    const { worker } = this;
    if (!this.isReady || worker === undefined || this.waiting.size >= MOST_WAITING) return null;
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      worker.postMessage({ ...body, id });
    });
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private startIfDue(): void {
    const now = performance.now();
    if (this.worker !== undefined || now - this.startedAt < START_AGAIN_AFTER_MS) return;
    this.startedAt = now;
    const worker = this.makeWorker();
    worker.on('message', (answer: Answer) => this.take(answer));
    worker.on('error', (error) => log.warn('The thread that encodes logs failed', { error }));
    worker.on('exit', () => this.end());
    worker.unref();
    this.worker = worker;
  }

  private take(answer: Answer): void {
    if (answer === 'ready') {
      this.isReady = true;
      return;
    }
    this.waiting.get(answer.id)?.(answer.encoded);
    this.waiting.delete(answer.id);
  }

  private end(): void {
    this.worker = undefined;
    this.isReady = false;
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
  }
}

function bundledWorker(): Worker {
  // A batch is garbage in an instant here too.
  const resourceLimits = { maxYoungGenerationSizeMb: 96 };
  return new Worker(new URL('./run.ts', import.meta.url), { resourceLimits });
}

const globalStore = globalThis as typeof globalThis & { candorEncodingThread?: EncodingThread };

/** The process's one thread; null where it would only get in the way: on one core, and while sources change. */
export function encodingThread(): EncodingThread | null {
  if (process.env.NODE_ENV !== 'production' || availableParallelism() < 2) return null;
  globalStore.candorEncodingThread ??= new EncodingThread();
  return globalStore.candorEncodingThread;
}

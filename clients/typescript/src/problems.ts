import { CandorError, type CandorErrorKind, type RejectedRecord } from './candor-error.js';
import type { System, Timer } from './system.js';

const QUIET_MS = 60_000;
const MOST_REJECTED = 10;

interface Trouble {
  message: string;
  count: number;
  rejected: RejectedRecord[];
}

/** Tells of trouble: the first of a kind at once, the next of it gathered, once a minute. */
export class Problems {
  readonly #system: System;
  readonly #tell: (error: CandorError) => unknown;
  /** What has come since a kind was told; its timer tells it. */
  readonly #gathering = new Map<CandorErrorKind, { timer: Timer; trouble: Trouble | undefined }>();

  constructor(system: System, tell: ((error: CandorError) => unknown) | undefined) {
    this.#system = system;
    this.#tell = tell ?? warn;
  }

  report(kind: CandorErrorKind, message: string, count = 1, rejected: RejectedRecord[] = []): void {
    const trouble = { message, count, rejected };
    const gathering = this.#gathering.get(kind);
    if (gathering === undefined) {
      this.#say(kind, trouble);
    } else {
      const before = gathering.trouble;
      gathering.trouble = {
        message,
        count: count + (before?.count ?? 0),
        rejected: [...(before?.rejected ?? []), ...rejected].slice(0, MOST_REJECTED),
      };
    }
  }

  /** Tells what has been gathered now. */
  close(): void {
    for (const [kind, { timer, trouble }] of this.#gathering) {
      timer.cancel();
      this.#gathering.delete(kind);
      if (trouble !== undefined) this.#call(kind, trouble);
    }
  }

  #say(kind: CandorErrorKind, trouble: Trouble): void {
    const timer = this.#system.startTimer(() => {
      const gathered = this.#gathering.get(kind)?.trouble;
      this.#gathering.delete(kind);
      if (gathered !== undefined) this.#say(kind, gathered);
    }, QUIET_MS);
    this.#gathering.set(kind, { timer, trouble: undefined });
    this.#call(kind, trouble);
  }

  #call(kind: CandorErrorKind, { message, count, rejected }: Trouble): void {
    try {
      const told = this.#tell(
        new CandorError(kind, message, count, rejected.slice(0, MOST_REJECTED)),
      );
      // An asynchronous handler fails later, and nobody else would catch that.
      if (told instanceof Promise) told.catch(() => {});
    } catch {
      // The host's handler must not break the host through us.
    }
  }
}

function warn(error: CandorError): void {
  process.emitWarning(`${error.message} (${error.count} so far)`, `CandorError: ${error.kind}`);
}

import { Lane, type LaneParts } from './lane.js';
import { type CopyLimits, plainValue } from './plain-value.js';

export type RecordPath =
  | 'logs'
  | 'queues/samples'
  | 'queues/dead-letters'
  | 'breakers/transitions'
  | 'breakers/samples'
  | 'ai/inferences'
  | 'ai/verdicts'
  | 'deployments'
  | 'metrics';

const USUAL_LIMITS: CopyLimits = { values: 2_000, characters: 64 * 1024 };
/** A deployment may bring thousands of changes. It is one record an hour, not thousands a second. */
const DEPLOYMENT_LIMITS: CopyLimits = { values: 40_000, characters: 2 * 1024 * 1024 };

/** Where every record goes: by its kind into a lane of its own, so that a flood of logs holds up nothing else. */
export class Outbox {
  readonly #parts: LaneParts;
  readonly #origin: URL | undefined;
  readonly #lanes = new Map<RecordPath, Lane>();

  constructor(parts: LaneParts, origin: URL | undefined) {
    this.#parts = parts;
    this.#origin = origin;
  }

  /** What the record leaves out, or has as undefined, it gets from `usual`. Without an address it goes nowhere. */
  add(path: RecordPath, record: object, usual: object = {}): void {
    if (this.#origin === undefined) return;
    const limits = path === 'deployments' ? DEPLOYMENT_LIMITS : USUAL_LIMITS;
    const known = Object.entries(record).filter(([, value]) => value !== undefined);
    this.#lane(path, this.#origin).add(
      JSON.stringify(plainValue({ ...usual, ...Object.fromEntries(known) }, limits)) ?? '{}',
    );
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.flush()));
  }

  /** Answers how many records are given up. */
  close(): number {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.close(), 0);
  }

  #lane(path: RecordPath, origin: URL): Lane {
    let lane = this.#lanes.get(path);
    if (lane === undefined) {
      lane = new Lane(this.#parts, new URL(`api/v1/${path}`, origin));
      this.#lanes.set(path, lane);
    }
    return lane;
  }
}

import type { LogEvent } from '@/domain/logs/log-event';
import { LogRollup } from '@/domain/logs/log-rollup';
import { BinaryRows, uuidBytes } from '@/server/db/sql/binary-rows';
import {
  encodeLogEvent,
  encodeScannedLogEvent,
  needsLongRow,
  scannedNeedsLongRow,
} from '@/server/db/sql/copy-log-events';
import type { RecordError } from '@/server/ingest/submission';
import type { LogPayload } from './log-payload';
import type { LogRecordScanner } from './log-record-scanner';

/** What became of one record of a request before it is stored. */
export type ReadRecord =
  | { ok: true; event: LogEvent; shape: string }
  | { ok: false; message: string; hint: string };

export interface RefusedRecord extends RecordError {
  position: number;
}

/** A request's records, ready to be stored. */
export interface EncodedLogs {
  payload: LogPayload;
  /** The first `REFUSED_TOLD` records that could not be read, and how many there were. */
  refused: RefusedRecord[];
  refusedCount: number;
  firstTaken: { position: number; shape: string } | null;
}

export const REFUSED_TOLD = 1_000;
const DAY_MS = 86_400_000;

/** Counts and encodes records one by one. */
export class LogEncoder {
  private readonly projectId: Uint8Array;
  private readonly rows: BinaryRows;
  private readonly rollup = new LogRollup();
  private readonly days = new Set<string>();
  private readonly rowIndexes: number[] = [];
  private readonly refused: RefusedRecord[] = [];
  private refusedCount = 0;
  private firstTaken: EncodedLogs['firstTaken'] = null;
  private dayStart = 0;
  /** Rows are short up to the first that cannot be, and long from there on: alike, they go in few COPYs. */
  private isShort = true;

  constructor(
    private readonly batch: {
      projectId: string;
      /** Rows get this id and those after it. */
      firstId: number;
      nowMs: number;
      /** Size of the body, and how many records it holds. */
      bytes: number;
      count: number;
    },
  ) {
    this.projectId = uuidBytes(batch.projectId);
    this.rows = new BinaryRows(Math.ceil(batch.bytes * 1.3) + batch.count * 64);
  }

  /** `index` is the record's as its sender counts. */
  take(position: number, index: number, read: ReadRecord): void {
    if (!read.ok) {
      this.refusedCount += 1;
      if (this.refused.length >= REFUSED_TOLD) return;
      this.refused.push({ position, index, message: read.message, hint: read.hint });
      return;
    }
    const { event } = read;
    const { firstId, nowMs } = this.batch;
    const id = firstId + this.rowIndexes.length;
    this.isShort &&= !needsLongRow(event);
    encodeLogEvent(this.rows, this.projectId, id, event, nowMs, this.isShort);
    this.rowIndexes.push(index);
    this.rollup.add(event);
    this.noteDay(event.timeMs);
    this.firstTaken ??= { position, shape: read.shape };
  }

  /** As `take`, for a record that a scanner has read; not for the first, of which the shape is told. */
  takeScanned(index: number, event: LogRecordScanner): void {
    const { firstId, nowMs } = this.batch;
    const id = firstId + this.rowIndexes.length;
    this.isShort &&= !scannedNeedsLongRow(event);
    encodeScannedLogEvent(this.rows, this.projectId, id, event, nowMs, this.isShort);
    this.rowIndexes.push(index);
    this.rollup.add(event);
    this.noteDay(event.timeMs);
  }

  /** Whether the shape of the first record that was taken is known. */
  get hasFirst(): boolean {
    return this.firstTaken !== null;
  }

  finish(): EncodedLogs {
    const { rollup, days, rowIndexes, refused, refusedCount, firstTaken } = this;
    const payload = { rows: this.rows.finish(), rowIndexes, rollup, days };
    return { payload, refused, refusedCount, firstTaken };
  }

  private noteDay(timeMs: number): void {
    if (this.days.size > 0 && timeMs >= this.dayStart && timeMs < this.dayStart + DAY_MS) return;
    this.dayStart = Math.floor(timeMs / DAY_MS) * DAY_MS;
    this.days.add(new Date(this.dayStart).toISOString().slice(0, 10));
  }
}

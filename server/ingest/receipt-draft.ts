import type { AuthenticatedKey } from '@/server/access/find-api-key';
import type { SampleRow } from '@/server/db/sql/store-ingest';
import { sampleTaker } from './sample-taker';
import type { IngestReceipt, RecordError } from './submission';

const ERRORS_LISTED = 1_000;

interface ReceiptOrigin {
  key: AuthenticatedKey;
  /** The way in, as in v1/logs. */
  route: string;
  /** Records that were rejected before they could be read. */
  unreadable: readonly RecordError[];
  /** How many those are, where not all of them are told one by one. */
  unreadableCount?: number | undefined;
}

/** Gathers, record by record, what a request is answered with and what the ingest doctor keeps of it. */
export class ReceiptDraft {
  private readonly errors: RecordError[];
  private readonly samples: SampleRow[] = [];
  private readonly taker = sampleTaker();
  private wantsSample: boolean;
  private accepted = 0;
  private rejected: number;

  constructor(private readonly origin: ReceiptOrigin) {
    this.errors = [...origin.unreadable];
    this.rejected = origin.unreadableCount ?? origin.unreadable.length;
    this.wantsSample = this.taker.wantsAccepted(origin.key.id);
  }

  /** `rawOf` gives the record as it was received; it is called for few. */
  accept(rawOf: () => string, shape: string): void {
    this.accepted += 1;
    if (!this.wantsSample) return;
    this.wantsSample = false;
    const { key, route } = this.origin;
    this.samples.push(this.taker.accepted(key, route, rawOf(), shape));
  }

  reject(index: number, rawOf: () => string, why: { message: string; hint: string }): void {
    const { key, route } = this.origin;
    this.rejected += 1;
    this.errors.push({ index, message: why.message, hint: why.hint });
    const sample = this.taker.rejected(key, route, rawOf, why);
    if (sample !== null) this.samples.push(sample);
  }

  finish(): { receipt: IngestReceipt; samples: SampleRow[] } {
    const errors = this.errors.sort((a, b) => a.index - b.index).slice(0, ERRORS_LISTED);
    const { accepted, rejected, samples } = this;
    return { receipt: { accepted, rejected, errors }, samples };
  }
}

/**
 * - `configuration`: nothing can be sent with these options
 * - `unreachable`: the server does not answer, or asks to wait; records are kept and sent again
 * - `dropped`: records were thrown away because the buffer was full, or because no try got through
 * - `refused`: the server refused a request for good, such as for a key without the scope
 * - `rejected`: the server took a request and could not read some of its records
 * - `watch`: a queue could not be looked at
 */
export type CandorErrorKind =
  | 'configuration'
  | 'unreachable'
  | 'dropped'
  | 'refused'
  | 'rejected'
  | 'watch';

export interface RejectedRecord {
  message: string;
  hint: string;
  /** The record as it was sent, as JSON. */
  record: string;
}

/** What `onError` is told. It is never thrown. */
export class CandorError extends Error {
  override readonly name = 'CandorError';
  constructor(
    readonly kind: CandorErrorKind,
    message: string,
    /** How many records it cost, or how often it happened, since the last time this kind was told. */
    readonly count: number,
    /** The first of the rejected records. */
    readonly rejected: readonly RejectedRecord[] = [],
  ) {
    super(message);
  }
}

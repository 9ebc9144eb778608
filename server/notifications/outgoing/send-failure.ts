interface SendFailureOptions {
  /** Another try would end the same way. */
  isFinal: boolean;
  /** The receiver may have taken it all the same, as when its answer did not come. */
  mayHaveArrived: boolean;
  /** What the receiver asked for. */
  retryAfterSeconds?: number | null;
  /** The receiver wants nothing more, ever. */
  isGone?: boolean;
}

/** A notice that could not be sent, in words for whoever reads the ledger. */
export class SendFailure extends Error {
  override readonly name = 'SendFailure';
  readonly isFinal: boolean;
  readonly mayHaveArrived: boolean;
  readonly retryAfterSeconds: number | null;
  readonly isGone: boolean;

  constructor(message: string, options: SendFailureOptions) {
    super(message);
    this.isFinal = options.isFinal;
    this.mayHaveArrived = options.mayHaveArrived;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.isGone = options.isGone ?? false;
  }
}

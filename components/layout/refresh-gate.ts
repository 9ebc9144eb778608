/** Lets changes through together: not more often than `everyMs`, and not while it is held. */
export class RefreshGate<Change> {
  private readonly waiting = new Set<Change>();
  private isHeld = false;
  private lastMs = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly everyMs: number,
    private readonly run: (changes: ReadonlySet<Change>) => void,
  ) {}

  add(changes: Iterable<Change>): void {
    for (const change of changes) this.waiting.add(change);
    this.settle();
  }

  hold(): void {
    this.isHeld = true;
  }

  release(): void {
    this.isHeld = false;
    this.settle();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private settle(): void {
    if (this.isHeld || this.waiting.size === 0 || this.timer !== undefined) return;
    const waitMs = this.lastMs + this.everyMs - performance.now();
    if (waitMs > 0) {
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.settle();
      }, waitMs);
      return;
    }
    this.lastMs = performance.now();
    const changes = new Set(this.waiting);
    this.waiting.clear();
    this.run(changes);
  }
}

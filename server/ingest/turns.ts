/** Lets one after another do what only slows down when several do it at a time. */
export class Turns {
  private isTaken = false;
  private readonly waiting: (() => void)[] = [];

  /** Resolves when it is the caller's turn, who must `pass` it on. */
  async take(): Promise<void> {
    if (this.isTaken) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.isTaken = true;
  }

  pass(): void {
    const next = this.waiting.shift();
    // The turn goes over directly: who comes in between waits behind.
    if (next === undefined) this.isTaken = false;
    else next();
  }
}

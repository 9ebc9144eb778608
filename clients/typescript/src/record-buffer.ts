/** Records as JSON in the order they came, within a bound on their size. */
export class RecordBuffer {
  #texts: string[] = [];
  #first = 0;
  #characters = 0;

  get length(): number {
    return this.#texts.length - this.#first;
  }

  get characters(): number {
    return this.#characters;
  }

  push(text: string): void {
    this.#texts.push(text);
    this.#characters += text.length;
  }

  /** The oldest ones, at least one, as long as they keep within both bounds. */
  take(mostRecords: number, mostCharacters: number): string[] {
    const taken: string[] = [];
    let characters = 0;
    while (taken.length < mostRecords && this.length > 0) {
      const next = this.#texts[this.#first] ?? '';
      if (taken.length > 0 && characters + next.length > mostCharacters) break;
      taken.push(next);
      characters += next.length;
      this.#first += 1;
    }
    this.#characters -= characters;
    this.#compact();
    return taken;
  }

  /** Drops the oldest until what is left keeps within the bound; answers how many that were. */
  dropBeyond(mostCharacters: number): number {
    const before = this.#first;
    while (this.#characters > mostCharacters && this.length > 1) {
      this.#characters -= this.#texts[this.#first]?.length ?? 0;
      this.#first += 1;
    }
    const dropped = this.#first - before;
    this.#compact();
    return dropped;
  }

  /** Gives memory back once half of it is behind us: a constant cost for each record. */
  #compact(): void {
    if (this.#first < 1_000 && this.length > 0) return;
    if (this.#first * 2 < this.#texts.length) return;
    this.#texts = this.#texts.slice(this.#first);
    this.#first = 0;
  }
}

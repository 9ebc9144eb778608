const FIRST_BYTES = 32_768;

/** What a detector knows, as bytes: one number after the other, the same on every machine. */
export class StateWriter {
  private view = new DataView(new ArrayBuffer(FIRST_BYTES));
  private at = 0;

  get bytes(): Uint8Array {
    return new Uint8Array(this.view.buffer, 0, this.at);
  }

  /** A whole number from 0 to 65,535. @throws RangeError for any other */
  count(value: number): void {
    if (!(value >= 0 && value <= 65_535)) throw new RangeError(`${value} is not from 0 to 65,535`);
    const place = this.place(2);
    this.view.setUint16(place, value, true);
  }

  number(value: number): void {
    const place = this.place(8);
    this.view.setFloat64(place, value, true);
  }

  /** For what is never NaN otherwise. */
  numberOrNull(value: number | null): void {
    this.number(value ?? Number.NaN);
  }

  singles(values: Float32Array): void {
    let place = this.place(values.length * 4);
    for (const value of values) {
      this.view.setFloat32(place, value, true);
      place += 4;
    }
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.count(bytes.length);
    const place = this.place(bytes.length);
    new Uint8Array(this.view.buffer, place).set(bytes);
  }

  /** Where the next bytes go; there may be another view after it. */
  private place(size: number): number {
    const place = this.at;
    this.at += size;
    if (this.at > this.view.byteLength) {
      const grown = new Uint8Array(Math.max(this.at, this.view.byteLength * 2));
      grown.set(new Uint8Array(this.view.buffer));
      this.view = new DataView(grown.buffer);
    }
    return place;
  }
}

/** Takes out in the same order what was written. @throws RangeError where there are no more bytes */
export class StateReader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  count(): number {
    return this.view.getUint16(this.take(2), true);
  }

  number(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  numberOrNull(): number | null {
    const value = this.number();
    return Number.isNaN(value) ? null : value;
  }

  singles(length: number): Float32Array {
    const place = this.take(length * 4);
    return Float32Array.from({ length }, (_, nth) => this.view.getFloat32(place + nth * 4, true));
  }

  text(): string {
    const length = this.count();
    const place = this.take(length);
    return new TextDecoder().decode(this.bytes.subarray(place, place + length));
  }

  private take(size: number): number {
    const place = this.at;
    this.at += size;
    if (this.at > this.bytes.length) throw new RangeError('There are no more bytes');
    return place;
  }
}

import { QuantileSketch, sortedBins } from './quantile-sketch';

const VERSION = 1;

/**
 * A sketch as bytes, for a roll-up's column: version, zero count, extremes, then each side's bins in order, written as
 * the step from the bin before and the count, in variable-length integers. Equal sketches give equal bytes.
 */
export function encodeSketch(sketch: QuantileSketch): Uint8Array {
  const bytes: number[] = [VERSION];
  writeInteger(bytes, sketch.zero);
  writeFloat(bytes, sketch.min);
  writeFloat(bytes, sketch.max);
  for (const bins of [sketch.negative, sketch.positive]) {
    writeInteger(bytes, bins.size);
    let last = 0;
    for (const [bin, count] of sortedBins(bins)) {
      writeInteger(bytes, zigzag(bin - last));
      writeInteger(bytes, count);
      last = bin;
    }
  }
  return Uint8Array.from(bytes);
}

/** The sketch that `encodeSketch` wrote; null when the bytes are something else. */
export function decodeSketch(bytes: Uint8Array): QuantileSketch | null {
  const sketch = new QuantileSketch();
  return mergeSketchBytes(sketch, bytes) ? sketch : null;
}

/**
 * Adds what `encodeSketch` wrote to a sketch, without one in between: a report adds up tens of thousands. False, and
 * nothing added, when the bytes are something else.
 */
export function mergeSketchBytes(into: QuantileSketch, bytes: Uint8Array): boolean {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== VERSION) return false;
  const zero = reader.integer();
  const min = reader.float();
  const max = reader.float();
  const sides = [readBins(reader), readBins(reader)] as const;
  if (reader.failed || !reader.isAtEnd()) return false;
  into.zero += zero;
  into.count += zero;
  into.min = Math.min(into.min, min);
  into.max = Math.max(into.max, max);
  for (const [place, side] of [into.negative, into.positive].entries()) {
    const read = sides[place] ?? [];
    for (let n = 0; n < read.length; n += 2) {
      const [bin = 0, count = 0] = [read[n], read[n + 1]];
      side.set(bin, (side.get(bin) ?? 0) + count);
      into.count += count;
    }
  }
  return true;
}

/** Bins and their counts in turn. */
function readBins(reader: ByteReader): number[] {
  const size = reader.integer();
  const read: number[] = [];
  let bin = 0;
  for (let n = 0; n < size && !reader.failed; n += 1) {
    bin += unzigzag(reader.integer());
    read.push(bin, reader.integer());
  }
  return read;
}

/** Seven bits a byte, lowest first; by division, since counts may pass 2^31. */
function writeInteger(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function writeFloat(bytes: number[], value: number): void {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  bytes.push(...new Uint8Array(view.buffer));
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

class ByteReader {
  private at = 0;
  failed = false;

  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    const byte = this.bytes[this.at];
    this.at += 1;
    if (byte === undefined) this.failed = true;
    return byte ?? 0;
  }

  integer(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 53; scale *= 0x80) {
      const byte = this.byte();
      value += (byte % 0x80) * scale;
      if (byte < 0x80) break;
    }
    if (!Number.isSafeInteger(value)) this.failed = true;
    return value;
  }

  float(): number {
    const at = this.at;
    this.at += 8;
    if (this.at <= this.bytes.length) return this.view.getFloat64(at);
    this.failed = true;
    return 0;
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }
}

/** What a number counts; ratio is 0-1 and shown in percent. */
export type Unit = 'count' | 'ratio' | 'ms' | 's' | 'bytes' | 'per_second' | 'per_minute' | 'usd';

export interface Quantity {
  text: string;
  /** Stands after the text, in a quieter colour; empty where the text says it all. */
  unit: string;
  /** Nothing rounded away, for a tooltip or a table. */
  exact: string;
}

const LOCALE = 'en';

/** Three significant figures, with its unit: 12,345 -> "12.3k", 1,530 ms -> "1.53 s", 0.1234 -> "12.3 %". */
export function formatQuantity(value: number, unit: Unit = 'count'): Quantity {
  return { ...rounded(value, unit), exact: exactly(value, unit) };
}

type Rounded = Omit<Quantity, 'exact'>;

function rounded(value: number, unit: Unit): Rounded {
  switch (unit) {
    case 'count':
      return { text: compact(value), unit: '' };
    case 'ratio':
      return { text: percent(value), unit: '%' };
    case 'per_second':
      return { text: compact(value), unit: '/s' };
    case 'per_minute':
      return { text: compact(value), unit: '/min' };
    case 'ms':
      return duration(value);
    case 's':
      // Nothing has no smaller unit than it was asked for.
      return value === 0 ? { text: '0', unit: 's' } : duration(value * 1000);
    case 'bytes':
      return bytes(value);
    case 'usd':
      return { text: money(value), unit: '' };
  }
}

function exactly(value: number, unit: Unit): string {
  switch (unit) {
    case 'count':
      return grouped(value);
    case 'ratio':
      return `${grouped(value * 100, 4)} %`;
    case 'per_second':
      return `${grouped(value, 4)} per second`;
    case 'per_minute':
      return `${grouped(value, 4)} per minute`;
    case 'ms':
      return `${grouped(value, 3)} ms`;
    case 's':
      return `${grouped(value, 3)} s`;
    case 'bytes':
      return `${grouped(value)} bytes`;
    case 'usd':
      return `$${grouped(value, 6)}`;
  }
}

/** The same as one piece of text, for axes, titles and sentences. */
export function quantityText(value: number, unit: Unit = 'count'): string {
  const quantity = rounded(value, unit);
  const glued = quantity.unit === '' || quantity.unit.startsWith('/');
  return `${quantity.text}${glued ? '' : '\u00a0'}${quantity.unit}`;
}

/** Making one costs a hundred times what using it does, and a list formats some thousand numbers. */
const BY_FRACTION = new Map<number, Intl.NumberFormat>();
const SIGNIFICANT = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });

function grouped(value: number, digits = 3): string {
  // Most numbers of a list are small counts, which need no format.
  if (Number.isInteger(value) && Math.abs(value) < 1_000) return `${value}`;
  const format =
    BY_FRACTION.get(digits) ?? new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits });
  BY_FRACTION.set(digits, format);
  return format.format(value);
}

function significant(value: number): string {
  return SIGNIFICANT.format(value);
}

const SCALES: ReadonlyArray<[number, string]> = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** Whole numbers are exact up to 9,999; rounding up never leaves "1000k". */
function compact(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000) return Number.isInteger(value) ? grouped(value) : significant(value);
  for (const [scale, letter] of SCALES) {
    if (Number((size / scale).toPrecision(3)) >= 1) return `${significant(value / scale)}${letter}`;
  }
  return significant(value);
}

/** A sum that has cents is written with two digits of them, as prices are: "$1.60", and not "$1.6". */
function money(value: number): string {
  const size = Math.abs(value);
  const hasCents = size >= 1 && size < 1_000 && !Number.isInteger(value);
  return `${value < 0 ? '-' : ''}$${hasCents ? size.toFixed(2) : compact(size)}`;
}

/** 99.97 % must not read as 100 %, nor 0.004 % as 0 %: near the ends more digits are kept. */
function percent(ratio: number): string {
  const value = ratio * 100;
  if (value === 0 || value === 100) return grouped(value);
  if (value > 99 && value < 100) return grouped(Math.min(value, 99.999));
  return significant(value);
}

function duration(ms: number): Rounded {
  const size = Math.abs(ms);
  if (size === 0) return { text: '0', unit: 'ms' };
  if (size < 1) return { text: significant(ms * 1000), unit: 'µs' };
  if (size < 999.5) return { text: significant(ms), unit: 'ms' };
  if (size < 59_950) return { text: significant(ms / 1000), unit: 's' };
  return { text: `${ms < 0 ? '-' : ''}${inParts(Math.round(size / 1000))}`, unit: '' };
}

const PARTS: ReadonlyArray<[number, string]> = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** The two largest parts that are not zero: 3,725 s -> "1 h 2 min". */
function inParts(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [size, name] of PARTS) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount}\u00a0${name}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

function bytes(value: number): Rounded {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let scaled = value;
  let step = 0;
  while (Math.abs(scaled) >= 999.5 && step < units.length - 1) {
    scaled /= 1024;
    step += 1;
  }
  return { text: significant(scaled), unit: units[step] ?? 'B' };
}

export type DurationUnit = 'ns' | 'us' | 'ms' | 's' | 'judged';

const MS_PER: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  sec: 1e3,
  m: 6e4,
  min: 6e4,
  h: 3.6e6,
  d: 8.64e7,
};

/**
 * Milliseconds, or undefined when it is no duration. Text says its own unit (`12ms`, `0.25s`, Go's `1m2.5s`).
 * A bare number is in the unit of its field; where the field names none (`judged`) it is taken as milliseconds,
 * the habit of everything but zap, whose production encoder writes float seconds (the caller passes `s` for it).
 */
export function readDurationMs(value: unknown, unit: DurationUnit): number | undefined {
  const perUnit = MS_PER[unit] ?? 1;
  if (typeof value === 'number') return positive(value * perUnit);
  if (typeof value !== 'string' || value.length === 0 || value.length > 40) return undefined;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return positive(Number(text) * perUnit);
  if (!/^(\d+(\.\d+)?\s*[a-zµμ]+\s*)+$/.test(text)) return undefined;
  let total = 0;
  for (const [, number, name] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-zµμ]+)/g)) {
    const factor = MS_PER[name ?? ''];
    if (factor === undefined) return undefined;
    total += Number(number) * factor;
  }
  return positive(total);
}

const positive = (ms: number): number | undefined => (ms >= 0 && ms < 1e15 ? ms : undefined);

import type { TimeRange } from './time-range';

export interface TimePreset extends TimeRange {
  label: string;
}

const last = (from: string, label: string): TimePreset => ({ from, to: 'now', label });

export const TIME_PRESETS: readonly TimePreset[] = [
  last('now-5m', 'Last 5 minutes'),
  last('now-15m', 'Last 15 minutes'),
  last('now-1h', 'Last hour'),
  last('now-6h', 'Last 6 hours'),
  last('now-24h', 'Last 24 hours'),
  last('now-3d', 'Last 3 days'),
  last('now-7d', 'Last 7 days'),
  last('now-14d', 'Last 14 days'),
  last('now-30d', 'Last 30 days'),
];

const NAMES: Record<string, string> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
};

/** "Last 45 minutes" for a range that ends now; null for any other. */
export function relativeLabel(range: TimeRange): string | null {
  if (range.to.trim() !== 'now') return null;
  const preset = TIME_PRESETS.find((each) => each.from === range.from.trim());
  if (preset) return preset.label;
  const match = /^now-(\d+)([smhdw])$/.exec(range.from.trim());
  const name = NAMES[match?.[2] ?? ''];
  if (!match || !name) return null;
  return Number(match[1]) === 1 ? `Last ${name}` : `Last ${match[1]} ${name}s`;
}

const SECONDS = { s: 1, m: 60, min: 60, h: 3_600, d: 86_400, w: 604_800 } as const;

/** "90s", "5m", "1h 30m", "2d"; a bare number is seconds. Null for what is none of them. */
export function readDuration(text: string): number | null {
  const written = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(written)) return Math.round(Number(written));
  if (!/^(\d+(\.\d+)?\s*(s|min|m|h|d|w)\s*)+$/.test(written)) return null;
  const parts = written.matchAll(/(\d+(?:\.\d+)?)\s*(min|s|m|h|d|w)/g);
  let seconds = 0;
  for (const [, count = '0', unit = 's'] of parts)
    seconds += Number(count) * SECONDS[unit as keyof typeof SECONDS];
  return Math.round(seconds);
}

/** As it would be typed, exactly: 5400 is "1h 30m". */
export function writeDuration(seconds: number): string {
  if (seconds === 0) return '0s';
  if (seconds < 0 || !Number.isInteger(seconds)) return String(seconds);
  let left = seconds;
  const parts: string[] = [];
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const count = Math.floor(left / SECONDS[unit]);
    if (count > 0) parts.push(`${count}${unit}`);
    left -= count * SECONDS[unit];
  }
  return parts.join(' ');
}

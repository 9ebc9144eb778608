const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** What the clocks of a zone show at a moment, to the second, as if it were UTC: epoch ms. */
export function wallMs(timeZone: string, ms: number): number {
  const parts = new Map<string, number>();
  for (const { type, value } of formatOf(timeZone).formatToParts(ms))
    parts.set(type, Number(value));
  const of = (type: string) => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** Milliseconds that the clocks of a zone are ahead of UTC at a moment. */
export function zoneOffset(timeZone: string, ms: number): number {
  return wallMs(timeZone, ms) - Math.floor(ms / 1_000) * 1_000;
}

/** A place in a trail: by time (epoch microseconds), then by the rank of what it came by, then by its id there. */
export interface TrailCursor {
  timeUs: number;
  rank: number;
  id: string;
}

const WRITTEN = /^2\.([0-9a-z]{1,12})\.([0-9a-z])\.(.{1,255})$/s;
/** 2199-12-31: later than any event, and exact in a JavaScript number. */
const MAX_TIME_US = Date.UTC(2200, 0, 1) * 1000;

/** Opaque to clients: they only ever hand back what they were given. */
export function encodeTrailCursor({ timeUs, rank, id }: TrailCursor): string {
  return `2.${timeUs.toString(36)}.${rank.toString(36)}.${id}`;
}

/** Null when it is not a cursor that `encodeTrailCursor` wrote. */
export function decodeTrailCursor(written: string): TrailCursor | null {
  const match = WRITTEN.exec(written);
  if (!match) return null;
  const timeUs = Number.parseInt(match[1] ?? '', 36);
  if (timeUs > MAX_TIME_US) return null;
  return { timeUs, rank: Number.parseInt(match[2] ?? '', 36), id: match[3] ?? '' };
}

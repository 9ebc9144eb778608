/** "2026-11-25T18:00" of this browser's clock, as its own time field wants it. */
export function fieldTime(ms: number): string {
  const local = ms - new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(local).toISOString().slice(0, 16);
}

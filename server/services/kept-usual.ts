const MINUTE_MS = 60_000;
/** Answers of some hundred projects; each is some kilobytes, and no use after its minute. */
const MOST_KEPT = 300;

// Next.js loads server modules once a bundle; what is kept must still be kept once a process.
const globalStore = globalThis as typeof globalThis & {
  candorUsual?: Map<string, Promise<unknown>>;
};

/**
 * What was usual at this time of day, read once a minute for all who look: it is of the days before, and every open
 * overview asks for it every few seconds. `read` is given the beginning of the minute, and is on a connection of its own,
 * since others wait for it too. What could not be read is not kept.
 */
export function keepUsual<Usual>(
  key: string,
  nowMs: number,
  read: (minuteMs: number) => Promise<Usual>,
): Promise<Usual> {
  globalStore.candorUsual ??= new Map();
  const kept = globalStore.candorUsual;
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const name = `${minuteMs} ${key}`;
  const known = kept.get(name);
  if (known !== undefined) return known as Promise<Usual>;
  const usual = read(minuteMs);
  kept.set(name, usual);
  usual.catch(() => kept.delete(name));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return usual;
}

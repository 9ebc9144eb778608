/** Fetches in the browser, in good time, what something else that is being fetched will ask for. */
export function fetchAhead(load: () => Promise<unknown>): void {
  // Who asks for it later is told of the failure.
  if (typeof window !== 'undefined') load().catch(() => undefined);
}

const AGAIN_AFTER_MS = 2_000;

/** Fetches a script, and once more after a while: a connection that was lost for a moment must not cost the page. */
export function patiently<T>(load: () => Promise<T>): () => Promise<T> {
  return () =>
    load().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      return load();
    });
}

import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query';

/** A page is not held up for longer than this; what is not there by then the browser asks for. */
const PATIENCE_MS = 700;

/**
 * What a page shows first, under the very keys that the browser will look for: give `ask` the view's own query options
 * with a `queryFn` that answers on the server. A query that fails or takes long is left to the browser, which can show
 * that it waits. What comes back is for HydrationBoundary.
 */
export async function prefetchQueries(
  ask: (client: QueryClient) => readonly Promise<void>[],
): Promise<DehydratedState> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  let timer: NodeJS.Timeout | undefined;
  const outOfPatience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([Promise.all(ask(client)), outOfPatience]);
  clearTimeout(timer);
  return dehydrate(client);
}

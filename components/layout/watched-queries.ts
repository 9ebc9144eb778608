/** What a page looks at of a query: any result of useQuery or useInfiniteQuery is one. */
export interface WatchedQuery {
  data: unknown;
  error: Error | null;
  isFetching: boolean;
  /** Epoch ms; 0 while nothing was fetched. */
  dataUpdatedAt: number;
  refetch: () => unknown;
}

export interface QueriesStatus {
  /** The age of the oldest of what is shown, epoch ms; 0 while nothing is. */
  updatedAt: number;
  refreshing: boolean;
  /** Shown, and older than it should be, because fetching it anew failed. */
  stale: WatchedQuery[];
  /** Never fetched, and fetching failed: a part of the page that is not there. */
  missing: WatchedQuery[];
  refresh: () => void;
}

/** How up to date a page with several queries is: as old as its oldest part. */
export function queriesStatus(queries: readonly WatchedQuery[]): QueriesStatus {
  const ages = queries.map(({ dataUpdatedAt }) => dataUpdatedAt).filter((at) => at > 0);
  const failed = queries.filter(({ error }) => error !== null);
  return {
    updatedAt: ages.length > 0 ? Math.min(...ages) : 0,
    refreshing: queries.some(({ isFetching }) => isFetching),
    stale: failed.filter(({ data }) => data !== undefined),
    missing: failed.filter(({ data }) => data === undefined),
    refresh: () => {
      for (const { refetch } of queries) refetch();
    },
  };
}

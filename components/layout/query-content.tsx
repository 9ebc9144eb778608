'use client';
import type { ReactNode } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ApiError } from './api-error';
import { PageError } from './page-error';
import type { WatchedQuery } from './watched-queries';

interface QueryContentProps<T> {
  query: Omit<WatchedQuery, 'data'> & { data: T | undefined };
  /** What is on its way, read aloud: "Loading the latest records". */
  loading: string;
  /** Takes the place of rows that are on their way, for what is not a list. */
  placeholder?: ReactNode | undefined;
  /** How many rows hold the place. */
  rows?: number | undefined;
  children: (data: T) => ReactNode;
}

/** The shapes that anything fetched can have: on its way, failed with nothing to show, or there. */
export function QueryContent<T>(props: QueryContentProps<T>) {
  const { query, loading, placeholder, rows = 12, children } = props;
  if (query.data !== undefined) return children(query.data);
  if (query.error && !query.isFetching) {
    return <QueryError error={query.error} onRetry={query.refetch} />;
  }
  if (placeholder) return placeholder;
  return (
    <div className="px-gutter py-3">
      <SkeletonRows rows={rows} label={loading} />
    </div>
  );
}

function QueryError({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  if (error instanceof ApiError) return <PageError error={error} onRetry={() => onRetry()} />;
  return <ErrorState title={error.message} onRetry={() => onRetry()} />;
}

'use client';
import { FailedPage } from '@/components/layout/failed-page';

/** Where not even the navigation could be drawn. */
export default function AppError({
  error,
  retry,
}: {
  error: { digest?: string };
  retry: () => void;
}) {
  return (
    <FailedPage title="This page could not be shown" retry={retry}>
      Try again; if it stays, look for the id below in the server's log.
      {error.digest ? <span className="block font-mono text-ink">{error.digest}</span> : null}
    </FailedPage>
  );
}

'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { ApiError } from './api-error';

/** A page that could not be drawn. What the server told is shown; what it kept back is named by its digest. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error instanceof ApiError) {
    if (error.code === 'not_found') return <NotThere title={error.message} />;
    return (
      <ErrorState
        title={error.message}
        hint={error.hint}
        requestId={error.requestId}
        onRetry={onRetry}
      />
    );
  }
  return (
    <ErrorState
      title="This page could not be shown"
      hint="The rest of Candor still works. Try again; if it stays, look for the id below in the server's log."
      requestId={digestOf(error)}
      onRetry={onRetry}
    />
  );
}

/** What the API hints at then is for programs; a person wants the list that it would be in, one step up in the address. */
function NotThere({ title }: { title: string }) {
  const pathname = usePathname();
  return (
    <ErrorState
      title={title}
      hint="It may have been removed, or be of another project."
      action={
        <Button asChild>
          <Link href={pathname.slice(0, pathname.lastIndexOf('/'))}>See those that there are</Link>
        </Button>
      }
    />
  );
}

function digestOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return null;
  return typeof error.digest === 'string' ? error.digest : null;
}

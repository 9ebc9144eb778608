import type { ReactNode } from 'react';

interface FailedPageProps {
  title: string;
  children: ReactNode;
  retry: () => void;
}

/** What stands where a page could not be drawn. Plain, because every page carries it. */
export function FailedPage({ title, children, retry }: FailedPageProps) {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 pt-[12vh]" role="alert">
      <h1 className="text-title">{title}</h1>
      <p className="text-muted">{children}</p>
      <button
        type="button"
        onClick={retry}
        className="h-8 rounded-md border border-line-strong px-3 font-medium hover:bg-hover"
      >
        Try again
      </button>
    </main>
  );
}

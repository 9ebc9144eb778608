'use client';

/** Where not even the navigation could be drawn. Plain, because every page carries it. */
export default function AppError({
  error,
  retry,
}: {
  error: { digest?: string };
  retry: () => void;
}) {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 pt-[12vh]" role="alert">
      <h1 className="text-title">This page could not be shown</h1>
      <p className="text-muted">
        Try again; if it stays, look for the id below in the server's log.
        {error.digest ? <span className="block font-mono text-ink">{error.digest}</span> : null}
      </p>
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

'use client';
import { FailedPage } from '@/components/layout/failed-page';
import './globals.css';

/** The root layout itself failed, so nothing of ours can be relied on here but the stylesheet. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Candor could not start this page</title>
        <FailedPage title="Candor could not start this page" retry={retry}>
          The server answered, but the page failed before anything could be drawn. Try again; if it
          stays, the server's log says why.
        </FailedPage>
      </body>
    </html>
  );
}

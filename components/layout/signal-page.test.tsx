import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PreferencesProvider } from '@/components/theme/preferences-provider';
import { parsePreferences } from '@/domain/preferences/preferences';
import { PageSection } from './page-section';
import { QueryContent } from './query-content';
import { ShortcutProvider } from './shortcut-provider';
import { SignalPage } from './signal-page';
import { queriesStatus, type WatchedQuery } from './watched-queries';

const now = Date.UTC(2026, 2, 1, 12);
const refused = new Error('The server could not be reached.');

const query = (changes: Partial<WatchedQuery> = {}): WatchedQuery => ({
  data: undefined,
  error: null,
  isFetching: false,
  dataUpdatedAt: 0,
  refetch: () => undefined,
  ...changes,
});
const there = query({ data: ['orders'], dataUpdatedAt: now - 12_000 });
const waiting = query({ isFetching: true });
const failed = query({ error: refused });

const render = (main: WatchedQuery, ...parts: WatchedQuery[]) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <PreferencesProvider initial={parsePreferences(undefined)} renderedAt={now}>
        <ShortcutProvider>
          <SignalPage title="Queues" answer="1 queue grows." queries={[main, ...parts]}>
            <PageSection title="Work">
              <QueryContent query={main} loading="Loading the queues">
                {(names) => String(names)}
              </QueryContent>
            </PageSection>
          </SignalPage>
        </ShortcutProvider>
      </PreferencesProvider>
    </QueryClientProvider>,
  );

test('a page shows its answer, its data and how old the oldest part of it is', () => {
  const html = render(there, query({ data: 1, dataUpdatedAt: now - 3_000 }));
  expect(html).toContain('1 queue grows.');
  expect(html).toContain('orders');
  expect(html).toContain('updated 12\u00a0s ago');
  expect(html).not.toContain('Try again');
});

test('on its way, failed, old and missing in part look different', () => {
  expect(render(waiting)).toContain('aria-label="Loading the queues"');
  const broken = render(failed);
  expect(broken).toContain('role="alert"');
  expect(broken).not.toContain('missing');
  const stale = render(query({ ...there, error: refused }));
  expect(stale).toContain('orders');
  expect(stale).toMatch(/What is shown is from .*12\u00a0s ago/);
  const partial = render(there, failed);
  expect(partial).toContain('orders');
  expect(partial).toContain('A part of this page is missing: The server could not be reached.');
});

test('refreshing a page fetches each of its queries anew', () => {
  let fetched = 0;
  const counted = query({ refetch: () => (fetched += 1) });
  queriesStatus([counted, counted]).refresh();
  expect(fetched).toBe(2);
});

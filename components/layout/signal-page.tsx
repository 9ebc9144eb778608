'use client';
import { type ReactNode, useCallback } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { PageHeader } from './page-header';
import { StaleBanner } from './stale-banner';
import { TimeRangePicker } from './time-range-picker';
import { queriesStatus, type WatchedQuery } from './watched-queries';

interface SignalPageProps {
  title: ReactNode;
  /** The page's answer in words; null while nothing is known. */
  answer: ReactNode;
  /** Everything the page shows, what it cannot do without first. */
  queries: readonly [WatchedQuery, ...WatchedQuery[]];
  /** "none" for a page that shows the present alone; it has no picker and no refresh of its own. */
  time?: 'range' | 'none' | undefined;
  /** The switch for drawing the period before as well; absent where a view cannot. */
  compare?: { on: boolean; onChange: (on: boolean) => void } | undefined;
  /** Buttons before the time range. */
  actions?: ReactNode | undefined;
  /** A row of its own in the header: filters, tabs. */
  toolbar?: ReactNode | undefined;
  children: ReactNode;
}

/**
 * The frame of a page about one signal: its answer, the one control of time, how old the data is, and a line across it
 * when a part is old or could not be had. Drawing what is there is the page's own: see QueryContent.
 */
export function SignalPage(props: SignalPageProps) {
  const { title, answer, queries, time = 'range', compare, actions, toolbar, children } = props;
  const { updatedAt, refreshing, refresh } = queriesStatus(queries);
  return (
    <div>
      <PageHeader
        ref={useHeaderHeight()}
        title={title}
        answer={answer}
        actions={
          <>
            {actions}
            {time === 'range' ? (
              <TimeRangePicker
                updatedAt={updatedAt}
                refreshing={refreshing}
                onRefresh={refresh}
                compare={compare}
              />
            ) : null}
          </>
        }
      >
        {toolbar}
      </PageHeader>
      <StaleBanner queries={queries} onRefresh={refresh} />
      <MissingParts queries={queries} />
      {children}
    </div>
  );
}

/** Said when the page itself is there and a part of it is not; without its main part the page says so in full. */
function MissingParts({ queries: [main, ...parts] }: Pick<SignalPageProps, 'queries'>) {
  const { missing } = queriesStatus(parts);
  const [first] = missing;
  if (main.data === undefined || !first) return null;
  const { refreshing, refresh } = queriesStatus(missing);
  return (
    <Banner
      tone="degraded"
      action={
        <Button pending={refreshing} onClick={refresh}>
          Try again
        </Button>
      }
    >
      A part of this page is missing: {first.error?.message}
    </Banner>
  );
}

/** Tells what sticks below the header (a table's head) how far down that is. */
function useHeaderHeight() {
  return useCallback((header: HTMLElement | null) => {
    const page = header?.parentElement;
    if (!header || !page) return;
    const observer = new ResizeObserver(() =>
      page.style.setProperty('--page-header', `${header.offsetHeight}px`),
    );
    observer.observe(header);
    return () => observer.disconnect();
  }, []);
}

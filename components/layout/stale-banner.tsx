'use client';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { queriesStatus, type WatchedQuery } from './watched-queries';

interface StaleBannerProps {
  queries: readonly WatchedQuery[];
  /** What is shown, with its verb: "These lines are". */
  what?: string | undefined;
  /** Fetches anew what belongs together; the failed queries without it. */
  onRefresh?: (() => void) | undefined;
}

/** What was fetched before stays on the screen; this says how old it is and why it could not be fetched anew. */
export function StaleBanner({ queries, what = 'What is shown is', onRefresh }: StaleBannerProps) {
  const { stale } = queriesStatus(queries);
  const [first] = stale;
  if (!first) return null;
  const { updatedAt, refreshing, refresh } = queriesStatus(stale);
  return (
    <Banner
      tone="degraded"
      action={
        <Button pending={refreshing} onClick={onRefresh ?? refresh}>
          Try again
        </Button>
      }
    >
      {what} from <Time at={updatedAt} style="relative" />: {first.error?.message}
    </Banner>
  );
}

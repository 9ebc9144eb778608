'use client';
import { ChevronDown, RefreshCw } from 'lucide-react';
import { useContext } from 'react';
import { usePreferences } from '@/components/theme/preferences-provider';
import { useNow } from '@/components/theme/use-now';
import { buttonClass } from '@/components/ui/button';
import {
  DropdownMenu,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
} from '@/components/ui/dropdown-menu';
import { formatRelative, formatTime } from '@/domain/time-range/format-time';
import { REFRESH_SECONDS, type Refresh, refreshLabel } from '@/domain/time-range/refresh';
import type { LiveState } from './live-stream';
import { UsualRefresh } from './use-time-range';

interface RefreshControlProps {
  updatedAt: number | undefined;
  refreshing: boolean | undefined;
  onRefresh: (() => void) | undefined;
  refresh: Refresh;
  liveState: LiveState;
  onRefreshChange: (refresh: Refresh) => void;
}

const FINE_MS = 1_000;

const liveWords: Record<LiveState, string> = {
  off: 'Off: this time has passed',
  connecting: 'Live',
  following: 'Live',
  lost: 'Every 10 s',
};

/** How old the data is, a button that fetches it anew, and how often that happens by itself. */
export function RefreshControl(props: RefreshControlProps) {
  const { updatedAt, refreshing = false, onRefresh, refresh, liveState, onRefreshChange } = props;
  // A page that follows new data in its own way is not offered another one.
  const offered: Refresh[] = [
    ...(useContext(UsualRefresh) === 'live' ? (['live'] as const) : []),
    ...REFRESH_SECONDS,
  ];
  const chosen = refresh === 'live' ? liveWords[liveState] : refreshLabel(refresh);
  return (
    <div className="flex items-center gap-2">
      {updatedAt ? <UpdatedAgo at={updatedAt} /> : null}
      <div className="flex items-center">
        <button
          type="button"
          aria-label="Refresh now"
          title="Refresh now"
          onClick={onRefresh}
          className={buttonClass('secondary', 'rounded-r-none px-2')}
        >
          <RefreshCw aria-hidden className={refreshing ? 'animate-spin' : undefined} />
        </button>
        <DropdownMenu
          align="end"
          trigger={
            <button
              type="button"
              aria-label={`Refresh by itself: ${chosen}`}
              className={buttonClass('secondary', '-ml-px rounded-l-none px-1.5')}
            >
              {refresh === 0 || (refresh === 'live' && liveState === 'off') ? null : chosen}
              <ChevronDown aria-hidden />
            </button>
          }
        >
          <MenuLabel>Refresh by itself, while this tab is seen</MenuLabel>
          <MenuRadioGroup
            value={String(refresh)}
            onValueChange={(value) => onRefreshChange(value === 'live' ? value : Number(value))}
          >
            {offered.map((choice) => (
              <MenuRadioItem key={choice} value={String(choice)}>
                {choiceLabel(choice)}
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
        </DropdownMenu>
      </div>
    </div>
  );
}

function choiceLabel(choice: Refresh): string {
  if (choice === 'live') return 'Live: as soon as something arrives';
  return choice === 0 ? 'Off' : `Every ${refreshLabel(choice)}`;
}

/** Not a live region: a clock that is read aloud every second helps nobody. */
function UpdatedAgo({ at }: { at: number }) {
  const now = useNow(FINE_MS);
  const { timeZone } = usePreferences();
  const ago = formatRelative(Math.min(at, now), now, timeZone);
  return (
    <span
      title={`Updated at ${formatTime(at, timeZone, 'time')}`}
      className="whitespace-nowrap text-small text-muted tabular-nums max-lg:hidden"
    >
      updated {ago === 'now' ? 'just now' : ago}
    </span>
  );
}

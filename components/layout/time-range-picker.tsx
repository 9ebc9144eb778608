'use client';
import { ChevronLeft, ChevronRight, Clock, GitCompareArrows, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { usePreferences } from '@/components/theme/preferences-provider';
import { useNow } from '@/components/theme/use-now';
import { Button } from '@/components/ui/button';
import { Fetched } from '@/components/ui/fetched';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { part } from '@/components/ui/use-part';
import { describeTimeRange } from '@/domain/time-range/describe-time-range';
import { isRelative } from '@/domain/time-range/time-expression';
import { RefreshControl } from './refresh-control';
import { useShortcut } from './use-shortcut';
import { useTimeRange } from './use-time-range';

interface TimeRangePickerProps {
  /** When what is shown was fetched, epoch ms (TanStack's dataUpdatedAt); 0 or absent while nothing is. */
  updatedAt?: number | undefined;
  refreshing?: boolean | undefined;
  onRefresh?: (() => void) | undefined;
  /** The switch for drawing the period before as well; absent where a view cannot. */
  compare?: { on: boolean; onChange: (on: boolean) => void } | undefined;
}

const MINUTE_MS = 60_000;

const timeRangePanel = part(() => import('./time-range-panel').then((file) => file.TimeRangePanel));

/** The one control of time: every view that looks at a time range has it, and it reads and writes the address. */
export function TimeRangePicker(props: TimeRangePickerProps) {
  const { updatedAt, refreshing, onRefresh, compare } = props;
  const [open, setOpen] = useState(false);
  const { timeZone } = usePreferences();
  const now = useNow(MINUTE_MS);
  const time = useTimeRange();
  useShortcut('Time', 't', 'Choose the time range', () => setOpen(true));
  useShortcut('Time', '[', 'Step back in time', time.stepBack);
  useShortcut('Time', ']', 'Step forward in time', time.stepForward);
  useShortcut('Time', '-', 'Look at twice the time', time.zoomOut);
  const latest = isRelative(time.range.to);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <fieldset className="flex min-w-0 items-center">
        <legend className="sr-only">Time range</legend>
        <IconButton
          icon={ChevronLeft}
          label="Step back in time"
          shortcut="["
          onClick={time.stepBack}
        />
        <Popover
          label="Time range"
          needs={timeRangePanel}
          open={open}
          onOpenChange={setOpen}
          align="end"
          className="w-[34rem]"
          trigger={
            <Button className="min-w-0 shrink">
              <Clock aria-hidden />
              <span className="truncate">{describeTimeRange(time.range, now, timeZone)}</span>
            </Button>
          }
        >
          <Fetched
            content={timeRangePanel}
            props={{
              range: time.range,
              onChange: (range) => {
                time.setRange(range);
                setOpen(false);
              },
            }}
          />
        </Popover>
        <IconButton
          icon={ChevronRight}
          label={latest ? 'Nothing lies ahead of now' : 'Step forward in time'}
          shortcut="]"
          aria-disabled={latest}
          className="aria-disabled:opacity-50"
          onClick={latest ? undefined : time.stepForward}
        />
        <IconButton
          icon={ZoomOut}
          label="Look at twice the time"
          shortcut="-"
          onClick={time.zoomOut}
        />
        {compare ? (
          <IconButton
            icon={GitCompareArrows}
            label="Compare with the period before"
            pressed={compare.on}
            onClick={() => compare.onChange(!compare.on)}
          />
        ) : null}
      </fieldset>
      <RefreshControl
        updatedAt={updatedAt}
        refreshing={refreshing}
        onRefresh={onRefresh}
        refresh={time.refresh}
        liveState={time.liveState}
        onRefreshChange={time.setRefresh}
      />
    </div>
  );
}

import { BellOff, CalendarClock, CircleCheck, type LucideIcon } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuLabel } from '@/components/ui/dropdown-menu';
import { Time } from '@/components/ui/time';
import { describeMatchers } from '@/domain/silences/describe-matchers';
import type { SilenceAnswer } from '@/domain/silences/schemas';
import { describeRecurrence } from '@/domain/silences/windows';

interface SilenceItemProps {
  silence: SilenceAnswer;
  mayAct: boolean;
  pending: boolean;
  onExtend: (hours: number) => void;
  onEnd: () => void;
}

const LOOKS: Record<SilenceAnswer['state'], { word: string; icon: LucideIcon; tone: Tone }> = {
  active: { word: 'Holds', icon: BellOff, tone: 'accent' },
  waiting: { word: 'Waits', icon: CalendarClock, tone: 'neutral' },
  over: { word: 'Over', icon: CircleCheck, tone: 'neutral' },
};
const LONGER = [
  { hours: 1, label: '1 hour' },
  { hours: 4, label: '4 hours' },
  { hours: 24, label: '1 day' },
] as const;

/** One silence: what it covers, until when, whose it is and why. */
export function SilenceItem({ silence, mayAct, pending, onExtend, onEnd }: SilenceItemProps) {
  const { matchers, reason, owner, state, recurrence, matching, kind, endedBy } = silence;
  const { word, icon, tone } = LOOKS[state];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-gutter py-2 hover:bg-hover">
      <span className="flex w-full items-center gap-3 sm:w-28 sm:shrink-0 sm:flex-col sm:items-start sm:gap-0.5">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        {kind === 'maintenance' ? <span className="text-small text-muted">Maintenance</span> : null}
      </span>
      <span className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{reason}</span>
        <code className="block break-words text-small">{describeMatchers(matchers)}</code>
        {recurrence === null ? null : (
          <span className="block text-muted">{describeRecurrence(recurrence)}</span>
        )}
        <span className="flex flex-wrap gap-x-3 text-small text-muted">
          <span>{owner.name}</span>
          {state === 'over' ? null : (
            <span>{matching === 0 ? 'matches nothing open' : `matches ${matching} open`}</span>
          )}
          {endedBy === null ? null : <span>ended by {endedBy}</span>}
          {endedBy === null && silence.createdBy !== owner.name ? (
            <span>made by {silence.createdBy}</span>
          ) : null}
        </span>
      </span>
      <span className="min-w-0 shrink-0 text-muted sm:text-right">
        <Moments silence={silence} />
      </span>
      {mayAct && state !== 'over' ? (
        <span className="flex shrink-0 gap-2 max-sm:w-full">
          <DropdownMenu align="end" trigger={<Button>Extend</Button>}>
            <MenuLabel>Later by</MenuLabel>
            {LONGER.map(({ hours, label }) => (
              <MenuItem key={hours} onSelect={() => onExtend(hours)}>
                {label}
              </MenuItem>
            ))}
          </DropdownMenu>
          <Button pending={pending} onClick={onEnd} aria-label={`End now: ${reason}`}>
            End now
          </Button>
        </span>
      ) : null}
    </li>
  );
}

function Moments({
  silence: { state, window, endsAt, recurrence },
}: Pick<SilenceItemProps, 'silence'>) {
  if (window === null)
    return (
      <>
        ended <Time at={endsAt} style="date-time" />
      </>
    );
  return (
    <>
      <span className="block">
        {state === 'active' ? 'until ' : 'from '}
        <Time at={state === 'active' ? window.to : window.from} style="date-time" />
      </span>
      {state === 'waiting' ? (
        <span className="block">
          until <Time at={window.to} style="date-time" />
        </span>
      ) : null}
      {recurrence === null ? null : (
        <span className="block text-small">
          last before <Time at={endsAt} style="date-time" />
        </span>
      )}
    </>
  );
}

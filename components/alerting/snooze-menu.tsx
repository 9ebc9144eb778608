import { Clock } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuLabel } from '@/components/ui/dropdown-menu';

const CHOICES = [
  { minutes: 30, label: '30 minutes' },
  { minutes: 120, label: '2 hours' },
  { minutes: 480, label: '8 hours' },
  { minutes: 1_440, label: '1 day' },
] as const;

/** An acknowledgement with an end: what still fires then pages again. */
export function SnoozeMenu({ onSnooze }: { onSnooze: (minutes: number) => void }) {
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button>
          <Clock aria-hidden />
          Snooze
        </Button>
      }
    >
      <MenuLabel>Be left in peace for</MenuLabel>
      {CHOICES.map(({ minutes, label }) => (
        <MenuItem key={minutes} onSelect={() => onSnooze(minutes)}>
          {label}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}

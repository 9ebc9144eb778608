import { Banner } from '@/components/ui/banner';
import { Time } from '@/components/ui/time';
import type { ListedShift } from '@/domain/oncall/schemas';

/** What lies ahead with nobody: a page would go to the next step, or to every admin. */
export function ScheduleGaps({ shifts, nowMs }: { shifts: readonly ListedShift[]; nowMs: number }) {
  const gaps = shifts.filter(({ person, to }) => person === null && Date.parse(to) > nowMs);
  const [first] = gaps;
  if (first === undefined) return null;
  return (
    <Banner tone="degraded">
      {gaps.length === 1 ? 'One stretch' : `${gaps.length} stretches`} of the next weeks{' '}
      {gaps.length === 1 ? 'has' : 'have'} nobody on call; the first from{' '}
      <Time at={first.from} style="date-minute" /> to <Time at={first.to} style="date-minute" />.
      Alerts then go to the next step of their policy.
    </Banner>
  );
}

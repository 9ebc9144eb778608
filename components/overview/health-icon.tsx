import { CircleCheck, CircleDashed, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import type { Health } from '@/domain/services/health';

const looks: Record<Health, { icon: LucideIcon; word: string; color: string }> = {
  failing: { icon: CircleX, word: 'Failing', color: 'text-failing' },
  degraded: { icon: TriangleAlert, word: 'Degraded', color: 'text-degraded' },
  unknown: { icon: CircleDashed, word: 'Unknown', color: 'text-unknown' },
  healthy: { icon: CircleCheck, word: 'Healthy', color: 'text-healthy' },
};

/** A health as a sign of its own shape, with its word for those who do not see it. */
export function HealthIcon({ health, className }: { health: Health; className?: string }) {
  const { icon: Icon, word, color } = looks[health];
  return (
    <>
      <Icon aria-hidden className={classNames('size-4 shrink-0', color, className)} />
      <span className="sr-only">{word}: </span>
    </>
  );
}

import { ArrowDown, ArrowUp, Equal, type LucideIcon } from 'lucide-react';
import { compareWithNormal, type NormalComparison } from '@/domain/quantities/compare-with-normal';
import { quantityText, type Unit } from '@/domain/quantities/format-quantity';
import { classNames } from './class-names';

interface VersusNormalProps {
  value: number | null;
  /** What it is at this time as a rule; null is not known. */
  normal: number | null;
  unit?: Unit | undefined;
  /** The direction that is trouble; a change that way is coloured. None without it. */
  worse?: 'more' | 'less' | undefined;
  /** Where both lie under it, a difference says nothing. */
  least?: number | undefined;
  className?: string | undefined;
}

const icons: Partial<Record<NormalComparison['kind'], LucideIcon>> = {
  more: ArrowUp,
  less: ArrowDown,
  same: Equal,
};

/** How a number stands to its usual: "3.1x the usual". */
export function VersusNormal({ value, normal, unit, worse, least, className }: VersusNormalProps) {
  const { kind, text } = compareWithNormal(value, normal, unit, least);
  const Icon = icons[kind];
  const look = kind === worse ? 'text-degraded' : kind === 'unknown' ? 'text-faint' : 'text-muted';
  return (
    <span
      title={normal === null ? undefined : `Usually ${quantityText(normal, unit)}`}
      className={classNames('text-small', look, className)}
    >
      {Icon ? <Icon aria-hidden className="mr-0.5 inline size-3 align-[-0.1em]" /> : null}
      {text}
    </span>
  );
}

import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Unit } from '@/domain/quantities/format-quantity';
import { classNames } from './class-names';
import { NumberValue } from './number-value';

interface StatTileProps {
  label: string;
  /** A number in its unit, null for not known; or something drawn, such as a state. */
  value: number | null | { drawn: ReactNode };
  unit?: Unit | undefined;
  n?: number | undefined;
  low?: number | null | undefined;
  high?: number | null | undefined;
  unknownBecause?: string | undefined;
  /** How it stands to its usual or to the period before: VersusNormal, or a few words. */
  comparison?: ReactNode | undefined;
  /** Its course: a Sparkline. */
  course?: ReactNode | undefined;
  /** What the number is made of. */
  href?: string | undefined;
}

/** One number of a page, with what it rests on and where it comes from. Stands in a StatRow. */
export function StatTile(props: StatTileProps) {
  const { label, value, unit, n, low, high, unknownBecause, comparison, course, href } = props;
  return (
    <div className="@container relative flex min-w-0 flex-col gap-0.5 px-gutter py-2 shadow-[1px_0_0_var(--color-line),0_1px_0_var(--color-line)] has-[a]:hover:bg-hover">
      <dt className="flex items-center gap-1 text-small text-muted">
        {href ? (
          <Link href={href} className="min-w-0 break-words after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          <span className="min-w-0 break-words">{label}</span>
        )}
        {href ? <ArrowUpRight aria-hidden className="size-3 shrink-0 text-faint" /> : null}
      </dt>
      <dd className="flex min-h-8 items-center justify-between gap-2">
        <span className="shrink-0 text-figure font-medium tabular-nums">
          {typeof value === 'object' && value !== null ? (
            value.drawn
          ) : (
            <NumberValue
              value={value}
              unit={unit}
              low={low}
              high={high}
              n={n}
              unknownBecause={unknownBecause}
              className="[&_span]:text-body"
            />
          )}
        </span>
        {course ? <span className="min-w-0 @max-[11rem]:hidden">{course}</span> : null}
      </dd>
      {comparison ? <dd className="min-h-4 text-small text-muted">{comparison}</dd> : null}
    </div>
  );
}

interface StatRowProps {
  label: string;
  /** 8: all in one row where there is room, else in rows of four or two, so that none is left alone. */
  columns?: 'any' | 8 | undefined;
  children: ReactNode;
}

/** Tiles side by side, hairlines between them; a last row that is not full stays plain. */
export function StatRow({ label, columns = 'any', children }: StatRowProps) {
  return (
    <dl
      aria-label={label}
      className={classNames(
        'grid gap-px overflow-hidden border-line border-b',
        columns === 8
          ? 'grid-cols-2 sm:grid-cols-4 xl:grid-cols-8'
          : 'grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))]',
      )}
    >
      {children}
    </dl>
  );
}

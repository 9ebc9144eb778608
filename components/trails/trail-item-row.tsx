'use client';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Badge } from '@/components/ui/badge';
import { LevelBadge } from '@/components/ui/level-badge';
import type { TrailItem } from '@/domain/logs/trail';
import { isError, type TrailLane, type TrailRow } from '@/domain/logs/trail-layout';
import { quantityText } from '@/domain/quantities/format-quantity';
import { LaneMarks } from './lane-marks';
import { TRAIL_KIND_LOOKS } from './trail-kind-looks';
import { inferencePath, linePath } from './trail-links';

interface TrailItemRowProps {
  project: string;
  row: Extract<TrailRow, { kind: 'item' }>;
  index: number;
  lanes: readonly TrailLane[];
  /** The waterfall stands beside the story where there is room, and has the bars then. */
  besideSpans: boolean;
}

/** One step of the story. */
export function TrailItemRow({ project, row, index, lanes, besideSpans }: TrailItemRowProps) {
  const { item, offsetMs, lane, bar } = row;
  const failed = isError(item);
  const kind = TRAIL_KIND_LOOKS[item.kind];
  const error = item.event?.error;
  const text = item.title.slice(0, 600);
  const place = placeOf(project, item);
  return (
    <li
      className={`relative flex min-h-7 flex-wrap items-center gap-x-3 px-gutter py-1 text-small hover:bg-hover sm:flex-nowrap sm:py-0 ${failed ? 'before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-level-error-fill' : ''}`}
    >
      <span className="w-20 shrink-0 font-mono text-muted tabular-nums sm:text-right">
        +{quantityText(offsetMs, 'ms')}
      </span>
      <LaneMarks lanes={lanes} lane={lane} index={index} failed={failed} />
      <span className="w-28 shrink-0 truncate text-muted" title={item.service ?? 'no service'}>
        {item.service ?? 'no service'}
      </span>
      <span className="flex w-16 shrink-0">
        {item.level ? (
          <LevelBadge level={item.level} />
        ) : (
          <Badge icon={kind.icon}>{kind.word}</Badge>
        )}
      </span>
      <span className="min-w-0 flex-1 basis-full font-mono leading-4 sm:basis-0 sm:truncate sm:py-1">
        {place ? (
          <Link
            href={place}
            title={item.title.slice(0, 1_000)}
            className="break-words hover:underline"
          >
            {text}
          </Link>
        ) : (
          text
        )}
        {error?.type ? <span className="text-muted"> {error.type}</span> : null}
      </span>
      <DurationBar
        durationMs={item.durationMs}
        bar={bar}
        failed={failed}
        className={besideSpans ? '2xl:hidden' : ''}
      />
    </li>
  );
}

/** Where the thing itself is shown; null where it has no place of its own. */
function placeOf(project: string, { kind, event, ref, time }: TrailItem): string | null {
  if (event) return linePath(project, ref, time);
  if (kind === 'dead_letter') return projectPath(project, `queues/${ref}`);
  return kind === 'inference' ? inferencePath(project, ref, time) : null;
}

interface DurationBarProps {
  durationMs: number | null;
  bar: { start: number; width: number };
  failed: boolean;
  className: string;
}

/** Where on the whole trail it lies and how long it took; a tick alone where that is not known. */
function DurationBar({ durationMs, bar, failed, className }: DurationBarProps) {
  const color = failed ? 'bg-level-error-fill' : 'bg-level-info-fill';
  return (
    <span
      className={`flex w-72 shrink-0 items-center gap-2 max-lg:w-40 max-sm:hidden ${className}`}
    >
      <span aria-hidden className="relative h-3 min-w-0 flex-1 bg-sunken">
        <span
          className={`absolute inset-y-0 ${durationMs === null ? 'w-px bg-muted' : `min-w-px ${color}`}`}
          style={{
            left: `${Math.min(bar.start, 0.998) * 100}%`,
            ...(durationMs === null ? {} : { width: `${bar.width * 100}%` }),
          }}
        />
      </span>
      <span className="w-14 shrink-0 text-right text-muted tabular-nums">
        {durationMs === null ? '' : quantityText(durationMs, 'ms')}
      </span>
    </span>
  );
}

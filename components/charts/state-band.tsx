import { classNames } from '@/components/ui/class-names';
import type { TimeWindow } from '@/domain/time-range/time-range';
import type { EventLook, LaneEvent, LaneSegment, StateLook } from './lane';
import { placeIn, thinEvents } from './lane-stops';

interface StateBandProps {
  segments: readonly LaneSegment[];
  events?: readonly LaneEvent[] | undefined;
  states: Readonly<Record<string, StateLook>>;
  eventLooks?: Readonly<Record<string, EventLook>> | undefined;
  window: TimeWindow;
}

/** The states of one thing over time, and what happened to it. */
export function StateBand({ segments, events = [], states, eventLooks, window }: StateBandProps) {
  return (
    <>
      {segments
        .filter(({ fromMs, toMs }) => toMs > window.fromMs && fromMs < window.toMs)
        .map((segment) => (
          <Segment
            key={segment.fromMs}
            look={segment.state === null ? null : states[segment.state]}
            place={placeIn(segment, window)}
          />
        ))}
      <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full">
        {thinEvents(events, window).map(({ timeMs, kind }) => (
          <EventSign
            key={`${kind} ${timeMs}`}
            look={eventLooks?.[kind]}
            x={`${((timeMs - window.fromMs) / (window.toMs - window.fromMs)) * 100}%`}
          />
        ))}
      </svg>
    </>
  );
}

const tones: Record<StateLook['tone'], string> = {
  healthy: 'text-healthy',
  degraded: 'text-degraded',
  failing: 'text-failing',
  neutral: 'text-faint',
};

const STRIPES =
  'repeating-linear-gradient(-45deg, color-mix(in oklab, currentColor 55%, transparent) 0 3px, color-mix(in oklab, currentColor 18%, transparent) 3px 7px)';

interface SegmentProps {
  /** null is not known; undefined is a state that nobody described. */
  look: StateLook | null | undefined;
  place: { left: string; width: string };
}

function Segment({ look, place }: SegmentProps) {
  const box = { left: place.left, width: `max(2px, calc(${place.width} - 1px))` };
  if (look === null) return <div className="hatched absolute inset-y-0" style={box} />;
  const tone = tones[look?.tone ?? 'neutral'];
  const shape = look?.shape ?? 'dotted';
  const Icon = look?.icon;
  if (shape === 'line' || shape === 'dotted') {
    return (
      <div
        className={classNames(
          'absolute top-1/2 -translate-y-1/2 border-current',
          shape === 'line' ? 'border-t-[3px] opacity-70' : 'border-t-2 border-dotted',
          tone,
        )}
        style={box}
      />
    );
  }
  return (
    <div
      className={classNames(
        '@container absolute inset-y-0 overflow-hidden rounded-[1px]',
        shape === 'framed' && 'border-2 border-current bg-current/25',
        shape === 'solid' && 'bg-current',
        tone,
      )}
      style={shape === 'striped' ? { ...box, backgroundImage: STRIPES } : box}
    >
      <span
        aria-hidden
        className={classNames(
          'hidden h-full items-center truncate px-1 text-[0.6875rem] leading-none font-medium @min-[4.5rem]:flex',
          shape === 'solid' ? 'text-canvas' : 'text-ink',
        )}
      >
        <span
          className={classNames(
            'inline-flex items-center gap-1',
            shape !== 'solid' && 'rounded-[1px] bg-canvas px-0.5',
          )}
        >
          {Icon ? <Icon className="size-2.5 shrink-0" strokeWidth={2.5} /> : null}
          {look?.word}
        </span>
      </span>
    </div>
  );
}

function EventSign({ look, x }: { look: EventLook | undefined; x: string }) {
  const tone = tones[look?.tone ?? 'neutral'];
  if (look?.shape === 'cross') {
    return (
      <svg aria-hidden="true" x={x} overflow="visible" className={tone}>
        <path d="M-4 2L4 10M4 2L-4 10" stroke="currentColor" strokeWidth="2" />
      </svg>
    );
  }
  return (
    <line
      x1={x}
      x2={x}
      y1="15%"
      y2="85%"
      stroke="currentColor"
      strokeWidth="1.5"
      className={tone}
    />
  );
}

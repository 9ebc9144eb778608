import type { EventLook, LaneEvent, LaneSegment, StateLook } from './lane';
import { StateBand } from './state-band';

interface StateLegendProps {
  lanes: ReadonlyArray<{
    segments: readonly LaneSegment[];
    events?: readonly LaneEvent[] | undefined;
  }>;
  states: Readonly<Record<string, StateLook>>;
  events?: Readonly<Record<string, EventLook>> | undefined;
}

const WHOLE = { fromMs: 0, toMs: 1 };

/** The states and moments that occur, each as it is drawn beside its word. */
export function StateLegend({ lanes, states, events = {} }: StateLegendProps) {
  const seen = new Set(lanes.flatMap((lane) => lane.segments.map(({ state }) => state)));
  const seenEvents = new Set(lanes.flatMap((lane) => (lane.events ?? []).map(({ kind }) => kind)));
  const entries = [
    ...Object.entries(states)
      .filter(([state]) => seen.has(state))
      .map(([state, { word }]) => ({ word, segments: [{ ...WHOLE, state }], events: [] })),
    ...(seen.has(null)
      ? [{ word: 'Not known', segments: [{ ...WHOLE, state: null }], events: [] }]
      : []),
    ...Object.entries(events)
      .filter(([kind]) => seenEvents.has(kind))
      .map(([kind, { word }]) => ({ word, segments: [], events: [{ timeMs: 0.5, kind }] })),
  ];
  return (
    <ul
      aria-label="Legend"
      className="flex flex-wrap gap-x-4 gap-y-1 py-1 text-small text-muted sm:pl-[46px]"
    >
      {entries.map((entry) => (
        <li key={entry.word} className="inline-flex items-center gap-1.5">
          <span aria-hidden className="relative h-3 w-5 bg-sunken">
            <StateBand {...entry} states={states} eventLooks={events} window={WHOLE} />
          </span>
          {entry.word}
        </li>
      ))}
    </ul>
  );
}

'use client';
import { useMemo } from 'react';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { type CauseLane, causeNote, causeStops, isTold } from './cause-lane';
import type { ChartMark } from './chart-data';
import type { LanePick } from './lane';
import { LaneArea } from './lane-area';
import { causeStripHeight } from './lane-height';
import { LaneStrip } from './lane-strip';
import { LanesFigure, type LanesFigureProps } from './lanes-figure';
import { MarkBand } from './mark-band';
import { StateBand } from './state-band';
import { ValueBand } from './value-band';

export interface CauseStripProps extends LanesFigureProps {
  /** From cause to consequence, or as the page tells its story; at most eight can be taken in at a glance. */
  lanes: readonly CauseLane[];
  /** A time in a lane was clicked, or chosen with Enter. */
  onPick?: ((pick: LanePick) => void) | undefined;
  pickHint?: string | undefined;
}

const bandPx: Record<CauseLane['kind'], number> = {
  states: 14,
  marks: 18,
  steps: 22,
  bars: 22,
  line: 22,
};

/** Unlike signals over one time axis, so that what came first is seen: states, levels, counts, shares, deployments. */
export default function CauseStripFigure(props: CauseStripProps) {
  const { lanes, window, onPick, onZoom, onZoomBack, pickHint } = props;
  const told = useMemo(
    () => lanes.map((lane) => ({ lane, stops: window ? causeStops(lane, window) : [] })),
    [lanes, window],
  );
  const rows = useMemo(
    () =>
      told.flatMap(({ lane, stops }) =>
        stops.filter((stop) => isTold(lane, stop)).map((stop) => ({ ...stop, lane: lane.label })),
      ),
    [told],
  );
  const marks = useMemo(() => ownMarks(lanes), [lanes]);
  return (
    <LanesFigure {...props} rows={rows} height={causeStripHeight(lanes.length)}>
      {(span) => (
        <LaneArea window={span} marks={marks} onZoom={onZoom}>
          {told.map(({ lane, stops }) => (
            <LaneStrip
              key={lane.key}
              name={{ ...lane, note: lane.note ?? causeNote(lane, stops) }}
              window={span}
              stops={stops}
              height={bandPx[lane.kind]}
              onPick={onPick}
              onZoomBack={onZoomBack}
              pickHint={pickHint}
            >
              <Band lane={lane} window={span} />
            </LaneStrip>
          ))}
        </LaneArea>
      )}
    </LanesFigure>
  );
}

function Band({ lane, window }: { lane: CauseLane; window: TimeWindow }) {
  switch (lane.kind) {
    case 'states':
      return (
        <StateBand
          segments={lane.segments}
          events={lane.events}
          states={lane.states}
          window={window}
        />
      );
    case 'marks':
      return <MarkBand marks={lane.marks} window={window} />;
    default:
      return (
        <ValueBand
          kind={lane.kind}
          times={lane.times}
          stepMs={lane.stepMs}
          values={lane.values}
          color={lane.color}
          most={lane.most ?? (lane.unit === 'ratio' ? 1 : undefined)}
          window={window}
        />
      );
  }
}

/** The strip has its marks in a lane, and draws their lines across the others. */
function ownMarks(lanes: readonly CauseLane[]): readonly ChartMark[] {
  return lanes.flatMap((lane) => (lane.kind === 'marks' ? lane.marks : []));
}

'use client';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useChartMarks } from './chart-marks';
import type { EventLook, LaneEvent, LaneName, LanePick, LaneSegment, StateLook } from './lane';
import { LaneArea } from './lane-area';
import { stateLanesHeight } from './lane-height';
import { stateStops } from './lane-stops';
import { LaneStrip } from './lane-strip';
import { LanesFigure, type LanesFigureProps } from './lanes-figure';
import { StateBand } from './state-band';
import { StateLegend } from './state-legend';

export interface StateLane extends LaneName {
  /** Without overlap; where there is none nothing is drawn, which is not the same as not known (state null). */
  segments: readonly LaneSegment[];
  events?: readonly LaneEvent[] | undefined;
}

export interface StateLanesProps extends LanesFigureProps {
  lanes: readonly StateLane[];
  /** How each state is told: BREAKER_LOOKS, HEARTBEAT_LOOKS. The same object at every render. */
  states: Readonly<Record<string, StateLook>>;
  events?: Readonly<Record<string, EventLook>> | undefined;
  onPick?: ((pick: LanePick) => void) | undefined;
  /** What picking does: "Enter opens its logs." */
  pickHint?: string | undefined;
}

const BAND_PX = 14;
const LANES_AT_FIRST = 30;

/** A lane of states for each of several things over one time axis: where trouble began, and what followed. */
export default function StateLanesFigure(props: StateLanesProps) {
  const { lanes, states, events, onPick, onZoom, onZoomBack, pickHint, window } = props;
  const [all, setAll] = useState(false);
  const marks = useChartMarks();
  const told = useMemo(
    () =>
      lanes.map((lane) => ({
        lane,
        stops: window ? stateStops(lane, { states, events }, window) : [],
      })),
    [lanes, states, events, window],
  );
  const rows = useMemo(
    () => told.flatMap(({ lane, stops }) => stops.map((stop) => ({ ...stop, lane: lane.label }))),
    [told],
  );
  const shown = all ? told : told.slice(0, LANES_AT_FIRST);
  return (
    <LanesFigure
      {...props}
      rows={rows}
      height={stateLanesHeight(lanes.length)}
      legend={<StateLegend lanes={lanes} states={states} events={events} />}
    >
      {(span) => (
        <>
          <LaneArea window={span} marks={marks} onZoom={onZoom}>
            {shown.map(({ lane, stops }) => (
              <LaneStrip
                key={lane.key}
                name={lane}
                window={span}
                stops={stops}
                height={BAND_PX}
                onPick={onPick}
                onZoomBack={onZoomBack}
                pickHint={pickHint}
              >
                <StateBand
                  segments={lane.segments}
                  events={lane.events}
                  states={states}
                  eventLooks={events}
                  window={span}
                />
              </LaneStrip>
            ))}
          </LaneArea>
          {shown.length < told.length ? (
            <Button variant="ghost" onClick={() => setAll(true)}>
              Show all {told.length}
            </Button>
          ) : null}
        </>
      )}
    </LanesFigure>
  );
}

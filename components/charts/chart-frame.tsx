'use client';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import type { Unit } from '@/domain/quantities/format-quantity';
import type { ChartData } from './chart-data';
import { ChartLegend } from './chart-legend';
import { ChartMenu } from './chart-menu';
import { ChartFailure, ChartPending, type ChartProblem, RefreshLine } from './chart-problem';
import { ChartTable } from './chart-table';
import { FigureFrame, TableSwitch } from './figure-frame';

export interface ChartFrameProps {
  title: string;
  /** A figure or a sentence beside the title: "1.2k lines, about". */
  note?: ReactNode | undefined;
  /** undefined while nothing has been fetched yet. */
  data: ChartData | undefined;
  unit: Unit;
  /** Whether the series can be added up, and are drawn on top of one another. */
  stacked: boolean;
  /** Shown in place of the plot when there is nothing to show at all. */
  problem?: ChartProblem | undefined;
  /** Fetched again at this moment; what was fetched before stays. */
  refreshing?: boolean | undefined;
  /** What stands in the plot when no series has a value. */
  emptyText: string;
  height: number;
  /** Takes the place of showing and hiding a series; the name says what picking one does. */
  pick?: { label: string; onPick: (key: string) => void } | undefined;
  /** Draws the series that are not hidden. */
  children: (data: ChartData) => ReactNode;
}

/** What is the same around every chart: its name, legend, table, export, and the shapes of having nothing. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, note, data, unit, stacked, height, pick } = props;
  const [asTable, setAsTable] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const plotRef = useRef<HTMLDivElement>(null);
  const shown = data && {
    ...data,
    series: data.series.filter(({ key }) => !hidden.has(key)),
  };
  const toggle = (key: string) =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <FigureFrame
      title={title}
      note={note}
      tools={
        <>
          {data && data.series.length > 1 ? (
            <ChartLegend
              series={data.series}
              unit={unit}
              totals={stacked}
              hidden={hidden}
              onPick={pick?.onPick ?? toggle}
              pickLabel={pick?.label ?? 'Show or hide'}
            />
          ) : null}
          {shown ? (
            <>
              <TableSwitch title={title} asTable={asTable} onChange={setAsTable} />
              <ChartMenu data={shown} title={title} plotRef={plotRef} />
            </>
          ) : null}
        </>
      }
    >
      <ChartBody {...props} shown={shown} asTable={asTable} plotRef={plotRef} height={height} />
    </FigureFrame>
  );
}

interface ChartBodyProps extends ChartFrameProps {
  shown: ChartData | undefined;
  asTable: boolean;
  plotRef: RefObject<HTMLDivElement | null>;
}

function ChartBody(props: ChartBodyProps) {
  const { shown, problem, asTable, height, title, unit, stacked, emptyText } = props;
  if (!shown) {
    if (problem) return <ChartFailure problem={problem} height={height} />;
    return <ChartPending title={title} height={height} />;
  }
  if (asTable) {
    return <ChartTable data={shown} title={title} unit={unit} stacked={stacked} height={height} />;
  }
  return (
    <div ref={props.plotRef} className="relative" aria-busy={props.refreshing || undefined}>
      {props.refreshing ? <RefreshLine /> : null}
      {props.children(shown)}
      {isEmpty(shown, stacked) ? (
        <p className="pointer-events-none absolute inset-0 flex items-center justify-center pb-4 text-muted">
          {emptyText}
        </p>
      ) : null}
    </div>
  );
}

/** Nothing counted says so over its gaps; a line at zero is a value like any other. */
function isEmpty({ series }: ChartData, stacked: boolean): boolean {
  return series.every(({ values }) =>
    values.every((value) => value === null || (stacked && value === 0)),
  );
}

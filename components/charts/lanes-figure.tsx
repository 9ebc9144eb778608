'use client';
import { type ReactNode, useState } from 'react';
import type { Column } from '@/components/tables/column';
import { ExportRows } from '@/components/tables/export-rows';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { ChartFailure, ChartPending, type ChartProblem, RefreshLine } from './chart-problem';
import { FigureFrame, TableSwitch } from './figure-frame';
import { type LaneRow, LanesTable } from './lanes-table';

export interface LanesFigureProps {
  title: string;
  note?: ReactNode | undefined;
  /** What the lanes span; undefined while nothing has been fetched. */
  window: TimeWindow | undefined;
  /** Shown in place of the lanes when there is nothing to show at all. */
  problem?: ChartProblem | undefined;
  refreshing?: boolean | undefined;
  onZoom?: ((window: TimeWindow) => void) | undefined;
  onZoomBack?: (() => void) | undefined;
}

interface Props extends LanesFigureProps {
  legend?: ReactNode | undefined;
  /** Every stop of every lane, for the table and the file. */
  rows: readonly LaneRow[];
  /** The height while nothing is there. */
  height: number;
  children: (window: TimeWindow) => ReactNode;
}

const columns: Array<Column<LaneRow>> = [
  { key: 'from', label: 'From', time: true, value: ({ fromMs }) => fromMs },
  { key: 'to', label: 'To', time: true, value: ({ toMs }) => toMs },
  { key: 'lane', label: 'Lane', value: ({ lane }) => lane },
  { key: 'what', label: 'What', value: ({ text }) => text },
];

/** What is the same around all lanes: name, table, export, and the shapes of having nothing. */
export function LanesFigure(props: Props) {
  const { title, note, window, problem, refreshing, legend, rows, height, children } = props;
  const [asTable, setAsTable] = useState(false);
  return (
    <FigureFrame
      title={title}
      note={note}
      tools={
        window ? (
          <>
            <TableSwitch title={title} asTable={asTable} onChange={setAsTable} />
            <ExportRows noun={title} rows={rows} columns={columns} bare />
          </>
        ) : null
      }
    >
      {window === undefined && problem ? <ChartFailure problem={problem} height={height} /> : null}
      {window === undefined && !problem ? <ChartPending title={title} height={height} /> : null}
      {window ? (
        <div className="relative" aria-busy={refreshing || undefined}>
          {refreshing ? <RefreshLine /> : null}
          {asTable ? <LanesTable title={title} rows={rows} /> : children(window)}
          {asTable ? null : legend}
        </div>
      ) : null}
    </FigureFrame>
  );
}

'use client';
import { type ReactNode, useRef, useState } from 'react';
import type { Column } from '@/components/tables/column';
import { ExportRows } from '@/components/tables/export-rows';
import { usePreferences } from '@/components/theme/preferences-provider';
import { useToast } from '@/components/ui/toast';
import { describeTimeWindow } from '@/domain/time-range/describe-time-range';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { ChartFailure, ChartPending, type ChartProblem, RefreshLine } from './chart-problem';
import { FigureFrame, TableSwitch } from './figure-frame';
import { lanesPng } from './lanes-png';
import { type LaneRow, LanesTable } from './lanes-table';
import { saveBlob } from './save-blob';

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
  const drawing = useRef<HTMLDivElement>(null);
  const savePng = useSavePng(title);
  return (
    <FigureFrame
      title={title}
      note={note}
      tools={
        window ? (
          <>
            <TableSwitch title={title} asTable={asTable} onChange={setAsTable} />
            <ExportRows
              noun={title}
              rows={rows}
              columns={columns}
              bare
              onPng={asTable ? undefined : () => void savePng(drawing.current, window)}
            />
          </>
        ) : null
      }
    >
      {window === undefined && problem ? <ChartFailure problem={problem} height={height} /> : null}
      {window === undefined && !problem ? <ChartPending title={title} height={height} /> : null}
      {window ? (
        <div className="relative" aria-busy={refreshing || undefined}>
          {refreshing ? <RefreshLine /> : null}
          {asTable ? (
            <LanesTable title={title} rows={rows} />
          ) : (
            <div ref={drawing}>
              {children(window)}
              {legend}
            </div>
          )}
        </div>
      ) : null}
    </FigureFrame>
  );
}

/** Saves lanes as an image named after them and their end, and says why when that fails. */
function useSavePng(title: string) {
  const toast = useToast();
  const { timeZone } = usePreferences();
  return async (element: HTMLElement | null, window: TimeWindow) => {
    if (element === null) return;
    const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const end = new Date(window.toMs).toISOString().slice(0, 16).replace(':', '');
    try {
      const subtitle = `${describeTimeWindow(window, timeZone)} ${timeZone}`;
      saveBlob(await lanesPng({ element, title, subtitle }), `${name}-${end}.png`);
    } catch (error) {
      const description = error instanceof Error ? error.message : 'The image could not be made.';
      toast({ tone: 'failed', title: 'No image was saved', description });
    }
  };
}

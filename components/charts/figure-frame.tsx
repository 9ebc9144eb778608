'use client';
import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface FigureFrameProps {
  title: string;
  /** A figure or a sentence beside the title. */
  note?: ReactNode | undefined;
  /** At the right: a legend, the switch to a table, what can be saved. */
  tools?: ReactNode | undefined;
  children: ReactNode;
}

/** A drawing with its name over it. */
export function FigureFrame({ title, note, tools, children }: FigureFrameProps) {
  const titleId = useId();
  return (
    <figure aria-labelledby={titleId} className="min-w-0">
      <figcaption className="flex min-h-7 items-center gap-x-3 max-sm:flex-wrap">
        <span id={titleId} className="shrink-0 font-medium">
          {title}
        </span>
        {note ? <span className="min-w-0 truncate text-muted">{note}</span> : null}
        <div className="ml-auto flex min-w-0 items-center gap-1">{tools}</div>
      </figcaption>
      {children}
    </figure>
  );
}

interface TableSwitchProps {
  title: string;
  asTable: boolean;
  onChange: (asTable: boolean) => void;
}

/** Shows the numbers of a drawing instead of the drawing. */
export function TableSwitch({ title, asTable, onChange }: TableSwitchProps) {
  const Icon = asTable ? ChartNoAxesColumn : Table2;
  return (
    <button
      type="button"
      aria-pressed={asTable}
      aria-label={`Table: ${title}`}
      title={asTable ? 'Show as a chart' : 'Show as a table'}
      onClick={() => onChange(!asTable)}
      className="inline-flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}

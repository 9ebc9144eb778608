'use client';
import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { PLOT_MARGIN } from './plot-margin';

interface LazyPlotProps {
  /** Stands in the plot's place until the chart's script is there; drawn on the server as well. */
  preview?: ReactNode | undefined;
  children: ReactNode;
}

const never = () => () => {};

/** Draws the chart in the browser only, where its size is known, and something in its place before. */
export function LazyPlot({ preview, children }: LazyPlotProps) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const place = (
    <div data-plot="awaited" className="absolute border-line-strong border-b" style={PLOT_MARGIN}>
      {preview}
    </div>
  );
  return inBrowser ? <Suspense fallback={place}>{children}</Suspense> : place;
}

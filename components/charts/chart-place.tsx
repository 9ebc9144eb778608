'use client';
import type { ReactNode } from 'react';
import { ChartPending } from './chart-problem';
import { FigureFrame } from './figure-frame';

interface ChartPlaceProps {
  title: string;
  note?: ReactNode | undefined;
  height: number;
}

/** Where a chart will stand, in its size, while its script is on its way. */
export function ChartPlace({ title, note, height }: ChartPlaceProps) {
  return (
    <FigureFrame title={title} note={note}>
      <ChartPending title={title} height={height} />
    </FigureFrame>
  );
}

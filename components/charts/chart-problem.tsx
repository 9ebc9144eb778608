'use client';
import { CircleX } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';

export interface ChartProblem {
  title: string;
  hint?: string | undefined;
  onRetry?: (() => void) | undefined;
}

interface ChartFailureProps {
  problem: ChartProblem;
  height: number;
}

/** In place of a drawing that could not be had. */
export function ChartFailure({ problem, height }: ChartFailureProps) {
  return (
    <div
      role="alert"
      style={{ minHeight: height }}
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-line border-y text-center"
    >
      <CircleX aria-hidden className="size-4 text-failing" />
      <span>{problem.title}</span>
      {problem.hint ? <span className="text-muted">{problem.hint}</span> : null}
      {problem.onRetry ? <Button onClick={problem.onRetry}>Try again</Button> : null}
    </div>
  );
}

/** In place of a drawing that is on its way, in its size. */
export function ChartPending({ title, height }: { title: string; height: number }) {
  return (
    <div role="status" aria-label={`Loading: ${title}`} style={{ height }} className="py-2">
      <Skeleton className="h-full" />
    </div>
  );
}

/** Over a drawing that is fetched anew. */
export function RefreshLine() {
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 z-10 h-px animate-breathe bg-accent" />
  );
}

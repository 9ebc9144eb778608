import type { Sample } from './condition';

/** What was measured in one step of time; null: nothing is known of it. */
export interface CoursePoint extends Pick<Sample, 'n' | 'leastN' | 'low' | 'high'> {
  timeMs: number;
  value: number | null;
}

/** One group of a query over time, oldest first. */
export interface Course {
  labels: Record<string, string>;
  points: readonly CoursePoint[];
}

/** The past of a query, in steps of so many milliseconds. */
export interface MeasuredHistory {
  stepMs: number;
  courses: Course[];
}

/** A value for each of some steps. */
export function coursePoints(
  { fromMs, toMs, stepMs }: { fromMs: number; toMs: number; stepMs: number },
  at: (timeMs: number) => Omit<CoursePoint, 'timeMs'>,
): CoursePoint[] {
  const points: CoursePoint[] = [];
  for (let timeMs = Math.ceil(fromMs / stepMs) * stepMs; timeMs < toMs; timeMs += stepMs)
    points.push({ timeMs, ...at(timeMs) });
  return points;
}

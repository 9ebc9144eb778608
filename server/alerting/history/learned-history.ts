import type { Course, CoursePoint, MeasuredHistory } from '@/domain/alerting/course';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import type { HistoryReading, HistoryWindow } from './history-window';
import { measureHistory } from './measure-history';

const DAY_MS = 86_400_000;
/** Over more than a day their past is told in wider steps than a baseline is learned from. */
const BY_DAY: readonly RuleQuery['signal'][] = ['queue', 'breaker', 'logs'];

/**
 * The past of a query as a baseline learns it, in the same steps however long it is: what is judged live, what is drawn
 * beside an alert and what a backtest says are then of one band.
 */
export async function learnedHistory(
  reading: HistoryReading,
  query: RuleQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory | null> {
  if (!BY_DAY.includes(query.signal)) return measureHistory(reading, query, window);
  let { stepMs } = window;
  const courses = new Map<string, { labels: Course['labels']; points: CoursePoint[] }>();
  for (let fromMs = window.fromMs; fromMs < window.toMs; fromMs += DAY_MS) {
    const toMs = Math.min(window.toMs, fromMs + DAY_MS);
    const part = await measureHistory(reading, query, { fromMs, toMs, stepMs });
    if (part === null) return null;
    ({ stepMs } = part);
    for (const { labels, points } of part.courses) {
      const key = alertFingerprint('', labels);
      const known = courses.get(key) ?? { labels, points: [] };
      courses.set(key, known);
      // Where a day begins within a step, the step is told twice.
      const lastMs = known.points.at(-1)?.timeMs ?? Number.NEGATIVE_INFINITY;
      for (const point of points) if (point.timeMs > lastMs) known.points.push(point);
    }
  }
  return { stepMs, courses: [...courses.values()] };
}

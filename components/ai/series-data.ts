import type { ChartData, ChartSeries } from '@/components/charts/chart-data';
import { seriesColor } from '@/components/charts/series-color';
import type { AiPoint, AiSeries } from '@/domain/ai/ai-series';
import { keyText } from './field-words';

/** Every bucket of the range, whether anything is known of it or not. */
function frameOf({ from, to, stepSeconds }: AiSeries) {
  const stepMs = stepSeconds * 1_000;
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const times: number[] = [];
  for (let at = Math.floor(window.fromMs / stepMs) * stepMs; at < window.toMs; at += stepMs) {
    times.push(at);
  }
  return { window, stepMs, times };
}

/** Figures of everything that was asked, as lines. */
export function figureData(
  series: AiSeries,
  figures: readonly { key: keyof AiPoint; label: string }[],
): ChartData {
  const frame = frameOf(series);
  const points = new Map(series.points.map((point) => [point.timeMs, point]));
  return {
    ...frame,
    series: figures.map(
      ({ key, label }, i): ChartSeries => ({
        key,
        label,
        color: seriesColor(i),
        values: frame.times.map((time) => numberOf(points.get(time)?.[key])),
      }),
    ),
  };
}

function numberOf(value: number | boolean | null | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

const MOST_LINES = 5;

/**
 * Strict acceptance of the largest groups, of what is settled. What may still get verdicts is one grey line of all
 * together; a group that has nothing else yet is drawn from it, and says so in its name.
 */
export function acceptanceData(series: AiSeries): ChartData {
  const frame = frameOf(series);
  const points = new Map(series.points.map((point) => [point.timeMs, point]));
  const isYoung = (time: number) => points.get(time)?.isYoung === true;
  const lines = series.groups.slice(0, MOST_LINES).map((group, i): ChartSeries => {
    const own = new Map(group.points.map((point) => [point.timeMs, point.strict]));
    const known = frame.times.filter((time) => typeof own.get(time) === 'number');
    const isNew = known.length > 0 && known.every(isYoung);
    return {
      key: `group ${group.key ?? ''}`,
      label: isNew ? `${keyText(group.key)}, verdicts still coming` : keyText(group.key),
      color: seriesColor(i),
      values: frame.times.map((time) => (isYoung(time) && !isNew ? null : (own.get(time) ?? null))),
    };
  });
  const young: ChartSeries = {
    key: 'young',
    label: 'All, verdicts still coming',
    color: 'var(--color-faint)',
    values: frame.times.map((time) => (isYoung(time) ? (points.get(time)?.strict ?? null) : null)),
  };
  return { ...frame, series: young.values.some((v) => v !== null) ? [...lines, young] : lines };
}

import type { MetricPoint } from '@/domain/metrics/metric-point';
import { foldPoint, SeriesCap } from '@/domain/metrics/series-cap';
import { seriesKey } from '@/domain/metrics/series-key';
import type { DatabaseClient } from '@/server/db/client';
import { hashUuid } from '@/server/db/hash-uuid';
import {
  countAliveSeries,
  listAliveSeries,
  lockMetricSeries,
  selectAliveSeries,
} from '@/server/db/sql/metric-series';

/** Series that a project may have alive at a time. */
export const MOST_SERIES = 10_000;
/** Projects whose series a process remembers. */
const MOST_PROJECTS = 200;

export interface AdmittedPoint {
  point: MetricPoint;
  seriesId: string;
  isFolded: boolean;
}

/**
 * Bounds how many series a project has, so that an id in a label cannot grow them without end: past the limit a point
 * goes to `__other__`. The database counts, so the bound holds over processes and restarts; what a process has learned
 * spares it from asking again.
 */
export class SeriesAdmission {
  private readonly caps = new Map<string, SeriesCap>();

  constructor(private readonly limit = MOST_SERIES) {}

  /** Run inside the transaction that then stores the series. Projects are to come in one order, whoever writes. */
  async admit(
    client: DatabaseClient,
    {
      projectId,
      points,
      nowMs,
    }: { projectId: string; points: readonly MetricPoint[]; nowMs: number },
  ): Promise<AdmittedPoint[]> {
    const cap = this.capOf(projectId);
    const placed = points.map((point) => ({ point, seriesId: seriesIdOf(point) }));
    const unknown = new Map<string, string>();
    for (const { point, seriesId } of placed) {
      if (cap.standing(seriesId, nowMs) === 'unknown') unknown.set(seriesId, point.name);
    }
    if (unknown.size > 0) await this.ask(client, { projectId, cap, unknown, nowMs });
    return placed.map(({ point, seriesId }) => {
      if (cap.standing(seriesId, nowMs) === 'admitted') return { point, seriesId, isFolded: false };
      const folded = foldPoint(point, cap.hasName(point.name));
      return { point: folded, seriesId: seriesIdOf(folded), isFolded: true };
    });
  }

  private async ask(
    client: DatabaseClient,
    asked: { projectId: string; cap: SeriesCap; unknown: Map<string, string>; nowMs: number },
  ): Promise<void> {
    const { projectId, cap, unknown, nowMs } = asked;
    await lockMetricSeries(client, projectId);
    const alive = await selectAliveSeries(client, projectId, [...unknown.keys()]);
    for (const id of alive) cap.admit(id, unknown.get(id) ?? '');
    const added = [...unknown].filter(([id]) => !alive.has(id));
    if (added.length === 0) return;
    const room = Math.max(0, this.limit - (await countAliveSeries(client, projectId)));
    if (added.length > room) {
      // Whoever is alive keeps its place, also while nobody asks again.
      for (const { id, name } of await listAliveSeries(client, projectId)) cap.admit(id, name);
      cap.full(nowMs);
    }
    for (const [id, name] of added.slice(0, room)) cap.admit(id, name);
  }

  private capOf(projectId: string): SeriesCap {
    const cap = this.caps.get(projectId) ?? new SeriesCap();
    // Put at the end again, so that the one forgotten is the one not asked for longest.
    this.caps.delete(projectId);
    this.caps.set(projectId, cap);
    const [oldest] = this.caps.keys();
    if (this.caps.size > MOST_PROJECTS && oldest !== undefined) this.caps.delete(oldest);
    return cap;
  }
}

/** A gauge and a counter of the same name and labels are two series: their numbers mean different things. */
function seriesIdOf(point: MetricPoint): string {
  return hashUuid(`${point.type} ${seriesKey(point)}`);
}

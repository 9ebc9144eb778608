import { metrics } from '../observability/metrics';

/** How long storing took, from when a group of requests was begun to its commit, since this process began. */
export interface IngestLatency {
  groups: number;
  /** Seconds; null: slower than the slowest bucket that is counted. */
  p50: number | null;
  p99: number | null;
}

/** Of all signals together; null before anything was stored. */
export async function readIngestLatency(): Promise<IngestLatency | null> {
  const { values } = await metrics().ingestGroupSeconds.get();
  const upTo = new Map<number, number>();
  for (const { labels, value } of values) {
    const { le } = labels as { le?: number | string };
    if (le === undefined) continue;
    const seconds = le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
    upTo.set(seconds, (upTo.get(seconds) ?? 0) + value);
  }
  const groups = upTo.get(Number.POSITIVE_INFINITY) ?? 0;
  if (groups === 0) return null;
  const buckets = [...upTo].sort(([a], [b]) => a - b);
  return { groups, p50: boundOf(buckets, 0.5 * groups), p99: boundOf(buckets, 0.99 * groups) };
}

/** The bound under which so many lie. */
function boundOf(buckets: readonly [number, number][], rank: number): number | null {
  const bound = buckets.find(([, count]) => count >= rank)?.[0] ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(bound) ? bound : null;
}

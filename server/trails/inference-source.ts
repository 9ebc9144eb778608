import { quantityText } from '@/domain/quantities/format-quantity';
import { selectTrailInferences, type TrailInferenceRow } from '@/server/db/sql/ai-trail';
import { isoOfMicros } from '@/server/db/sql/log-event-row';
import type { TrailSource } from './trail-source';

const OUTCOMES: Readonly<Record<string, string>> = {
  ok: 'answered',
  refused: 'refused',
  error: 'failed',
  fallback: 'gave way to a fallback',
  empty: 'answered nothing',
};

/** Inferences are told by their own ids. */
export const inferenceSource: TrailSource = {
  ends: { first: '', last: '\u{10FFFF}' },
  select: async (client, id, range, limit) => {
    const rows = await selectTrailInferences(client, id, range, limit);
    return rows.map((row) => ({
      timeUs: Number(row.ts_us),
      id: row.id,
      item: {
        time: isoOfMicros(Number(row.ts_us)),
        kind: 'inference',
        service: row.service,
        title: titleOf(row),
        ref: row.id,
        level: row.outcome === 'error' ? 'error' : null,
        // Its time is its beginning, which an item's own length would be counted back from.
        durationMs: null,
        event: null,
        span: null,
      },
    }));
  },
};

function titleOf({ feature, model, outcome, latency_ms: latencyMs }: TrailInferenceRow): string {
  const took = latencyMs === null ? '' : ` after ${quantityText(latencyMs, 'ms')}`;
  return `${feature}: ${model} ${OUTCOMES[outcome] ?? outcome}${took}`;
}

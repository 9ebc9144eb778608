import { OTLP_METRICS } from '@/domain/metrics/otlp/decode-otlp-metrics';
import { type OtlpDataPoint, otlpDataPoints } from '@/domain/metrics/otlp/otlp-data-points';
import type { OtlpRecord } from '@/domain/otlp/decode-otlp-request';
import { admitMetricBreakers } from '@/server/breakers/admit-metric-breakers';
import { databaseNow } from '@/server/db/database-clock';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { ingestOtlp, OTLP_HINT, type OtlpIngest } from '@/server/ingest/ingest-otlp';
import { rawOtlpRequest } from '@/server/ingest/raw-otlp-request';
import type { IngestReceipt } from '@/server/ingest/submission';
import { storeSignalRecords } from '@/server/signals/store-signal-records';

const WAY_IN = { route: 'otlp/v1/metrics', shape: OTLP_METRICS };

/** A histogram's data point is a point for each of its buckets. */
const MOST_POINTS = 200_000;

/** Takes in an OTLP ExportMetricsServiceRequest; see ingestOtlp. Its records are the data points. */
export function ingestOtlpMetrics(input: OtlpIngest): Promise<IngestReceipt> {
  const { key, project } = input;
  return ingestOtlp(WAY_IN, input, async ({ scopes, bytes, idempotency }) => {
    const context = acceptanceContext(await databaseNow(), project);
    const dataPoints = otlpDataPoints(scopes, context);
    const refusal = await admitMetricBreakers(key.projectId);
    let count = 0;
    return storeSignalRecords({
      key,
      route: WAY_IN.route,
      count: dataPoints.length,
      read: (position) => {
        const reading = dataPoints[position]?.read() ?? { ok: false, message: 'no data point' };
        if (!reading.ok) return { ok: false, message: reading.message, hint: OTLP_HINT };
        count += reading.points.length;
        if (count > MOST_POINTS) {
          const message = `one request may hold ${MOST_POINTS} buckets and values, and this data point is past them`;
          return { ok: false, message, hint: 'Export smaller batches, or fewer buckets.' };
        }
        const [refused] = reading.points.flatMap((row) => refusal(row) ?? []);
        if (refused) return { ok: false, ...refused };
        const records = reading.points.map((row) => ({ kind: 'metric_point', row }) as const);
        return { ok: true, shape: 'otlp', records };
      },
      rawOf: (position) => {
        const found = dataPoints[position];
        return found === undefined ? '' : rawOf(found);
      },
      unreadable: [],
      bytes,
      idempotency,
    });
  });
}

/** The metric with this data point alone. */
function rawOf({ scope, metric, place }: OtlpDataPoint): string {
  return rawOtlpRequest(OTLP_METRICS, alone(metric, place), scope);
}

function alone(metric: OtlpRecord, place: OtlpDataPoint['place']): OtlpRecord {
  if (!metric.ok || place === null) return metric;
  const { kind, dataPoint } = place;
  const received = dataPoint.ok ? dataPoint.fields : dataPoint.received;
  const data = { ...(metric.fields[kind] as object), dataPoints: [received] };
  return { ok: true, fields: { ...metric.fields, [kind]: data } };
}

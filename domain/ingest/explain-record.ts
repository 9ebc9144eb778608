import { readInference } from '../ai/read-inference';
import { readVerdict } from '../ai/read-verdict';
import { readBreakerSample } from '../breakers/read-breaker-sample';
import { readBreakerTransition } from '../breakers/read-breaker-transition';
import { readDeployment } from '../delivery/read-deployment';
import type { FieldMapping } from '../logs/log-draft';
import { decodeOtlpLogsJson } from '../logs/otlp/decode-otlp-logs';
import { otlpLogRecordToEvent, prepareOtlpOrigin } from '../logs/otlp/otlp-log-record-to-event';
import { recogniseLogRecord } from '../logs/recognise-log-record';
import { readMetricPoint } from '../metrics/read-metric-point';
import { readDeadLetter } from '../queues/read-dead-letter';
import { readQueueSample } from '../queues/read-queue-sample';
import { explainDataPoints, madeOfPoints } from './explain-data-points';
import { explainSpan } from './explain-span';
import type { Explanation } from './explanation';
import { madeRecord } from './made-record';
import type { RecordContext, RecordReading } from './record-reading';

type Explain = (value: unknown, context: RecordContext) => Explanation | null;

const json =
  (
    kind: string,
    read: (
      value: unknown,
      context: RecordContext,
      mappings: FieldMapping[],
    ) => RecordReading<object>,
  ): Explain =>
  (value, context) => {
    const mappings: FieldMapping[] = [];
    const reading = read(value, context, mappings);
    return reading.ok ? { mappings, made: [madeRecord(kind, reading.row)], line: null } : null;
  };

const WAYS: Record<string, Explain> = {
  'v1/logs': (value, context) => {
    const mappings: FieldMapping[] = [];
    const read = recogniseLogRecord(value, context, mappings);
    return read.ok ? { mappings, made: [], line: read.event } : null;
  },
  'otlp/v1/logs': explainOtlpLog,
  'otlp/v1/traces': explainSpan,
  'otlp/v1/metrics': explainDataPoints,
  'v1/metrics': (value, context) => {
    const mappings: FieldMapping[] = [];
    const read = readMetricPoint(value, context, mappings);
    return read.ok ? { mappings, made: madeOfPoints([read.row]), line: null } : null;
  },
  'v1/queues/samples': json('queue sample', readQueueSample),
  'v1/queues/dead-letters': json('dead letter', readDeadLetter),
  'v1/breakers/samples': json('breaker sample', readBreakerSample),
  'v1/breakers/transitions': json('breaker transition', readBreakerTransition),
  'v1/ai/inferences': json('inference', readInference),
  'v1/ai/verdicts': json('verdict', readVerdict),
  'v1/deployments': json('deployment', readDeployment),
};

/** Reads a kept record once more, as its way in did; null where that cannot be done. */
export function explainRecord(
  route: string,
  value: unknown,
  context: RecordContext,
): Explanation | null {
  return WAYS[route]?.(value, context) ?? null;
}

/** Of an OTLP record a request is kept that holds it alone, with its resource and scope. */
function explainOtlpLog(value: unknown, context: RecordContext): Explanation | null {
  const mappings: FieldMapping[] = [];
  const decoded = decodeOtlpLogsJson(value);
  const scope = decoded.ok ? decoded.scopes[0] : undefined;
  const record = scope?.records[0];
  if (scope === undefined || record?.ok !== true) return null;
  const read = otlpLogRecordToEvent(record.fields, prepareOtlpOrigin(scope), context, mappings);
  return read.ok ? { mappings, made: [], line: read.event } : null;
}

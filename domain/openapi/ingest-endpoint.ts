import { z } from 'zod';
import type { Endpoint } from './endpoint';
import { ingestHeaders, ingestReceiptSchema } from './ingest-receipt';

interface IngestCall {
  /** As in /api/v1/queues/samples. */
  path: string;
  /** As in "Send queue samples". */
  summary: string;
  record: z.ZodType;
}

/** The contract of a call that takes in one kind of record: as one object, an array or NDJSON. */
export function ingestEndpoint({ path, summary, record }: IngestCall): Endpoint {
  return {
    method: 'post',
    path,
    summary,
    scope: 'ingest',
    headers: ingestHeaders,
    body: {
      description:
        'One record, an array, or one a line (NDJSON); gzip, deflate and br are understood.',
      content: {
        'application/json': z.union([record, z.array(record)]),
        'application/x-ndjson': null,
      },
    },
    answer: {
      description: 'What was stored; answered after the commit.',
      content: { 'application/json': ingestReceiptSchema },
    },
    failures: [400, 409, 413, 415, 422, 429],
  };
}

import type { OtlpPartialSuccess } from '@/domain/otlp/partial-success';
import { ServiceError } from '@/server/errors';
import type { OtlpIngest } from '@/server/ingest/ingest-otlp';
import type { IngestReceipt } from '@/server/ingest/submission';
import { isJson } from './read-json-body';
import { isProtobuf, respondOtlpError } from './respond-otlp-error';
import type { RouteArguments } from './route-params';
import { withApiKey } from './with-api-key';

interface OtlpRoute {
  /** As in the metrics' label: logs, traces ... */
  signal: string;
  /** What was rejected, in words: log records, spans ... */
  noun: string;
  ingest: (input: OtlpIngest) => Promise<IngestReceipt>;
  encode: (partial: OtlpPartialSuccess | null) => Uint8Array;
  toJson: (partial: OtlpPartialSuccess | null) => object;
}

/** An OTLP/HTTP way in, protobuf or JSON; the answer is in the encoding of the request. */
export function otlpRoute({
  signal,
  noun,
  ingest,
  encode,
  toJson,
}: OtlpRoute): (request: Request, args: RouteArguments) => Promise<Response> {
  return withApiKey(
    { scope: 'ingest', signal, respond: respondOtlpError },
    async ({ request, key, project }) => {
      const protobuf = isProtobuf(request);
      if (!protobuf && !isJson(request)) {
        throw new ServiceError(
          'unsupported_media_type',
          'OTLP comes as application/x-protobuf or application/json.',
          { hint: 'Set OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf or http/json.' },
        );
      }
      const encoding = protobuf ? 'protobuf' : 'json';
      const receipt = await ingest({ request, key, project, encoding });
      const partial = partialOf(receipt, noun);
      if (!protobuf) return Response.json(toJson(partial));
      return new Response(encode(partial) as Uint8Array<ArrayBuffer>, {
        headers: { 'content-type': 'application/x-protobuf' },
      });
    },
  );
}

function partialOf({ rejected, errors }: IngestReceipt, noun: string): OtlpPartialSuccess | null {
  if (rejected === 0) return null;
  const reasons = [...new Set(errors.map(({ message }) => message))].slice(0, 5);
  return { rejected, message: `${rejected} ${noun} were rejected: ${reasons.join('; ')}` };
}

import {
  type DecodedOtlp,
  decodeOtlp,
  decodeOtlpJson,
  type OtlpShape,
} from '../../otlp/decode-otlp-request';
import { ExportTraceServiceRequest, OtlpSpan } from './trace-types';

export const OTLP_TRACES: OtlpShape = {
  request: ExportTraceServiceRequest,
  record: OtlpSpan,
  resources: 'resourceSpans',
  scopes: 'scopeSpans',
  records: 'spans',
  noun: 'span',
};

/** Decodes a protobuf ExportTraceServiceRequest; a span that cannot be decoded takes nothing with it. */
export function decodeOtlpTraces(bytes: Uint8Array): DecodedOtlp {
  return decodeOtlp(OTLP_TRACES, bytes);
}

/** Reads a parsed OTLP/JSON ExportTraceServiceRequest. */
export function decodeOtlpTracesJson(value: unknown): DecodedOtlp {
  return decodeOtlpJson(OTLP_TRACES, value);
}

import {
  type DecodedOtlp,
  decodeOtlp,
  decodeOtlpJson,
  type OtlpShape,
} from '../../otlp/decode-otlp-request';
import { ExportLogsServiceRequest, LogRecord } from './otlp-types';

export type { OtlpScope as OtlpScopeLogs } from '../../otlp/decode-otlp-request';

export const OTLP_LOGS: OtlpShape = {
  request: ExportLogsServiceRequest,
  record: LogRecord,
  resources: 'resourceLogs',
  scopes: 'scopeLogs',
  records: 'logRecords',
  noun: 'log record',
};

/** Decodes a protobuf ExportLogsServiceRequest; a record that cannot be decoded spoils neither its neighbours nor the request. */
export function decodeOtlpLogs(bytes: Uint8Array): DecodedOtlp {
  return decodeOtlp(OTLP_LOGS, bytes);
}

/** Reads a parsed OTLP/JSON ExportLogsServiceRequest: lowerCamelCase names, unknown fields ignored. */
export function decodeOtlpLogsJson(value: unknown): DecodedOtlp {
  return decodeOtlpJson(OTLP_LOGS, value);
}

import { jsonPreview } from '@/domain/ingest/json-preview';
import type { OtlpRecord, OtlpScope, OtlpShape } from '@/domain/otlp/decode-otlp-request';
import { isLong, longText } from '@/domain/otlp/read-otlp-fields';
import { writeKeyValues } from '@/domain/otlp/write-any-value';
import { RAW_LIMIT_CHARACTERS } from './sample-taker';

/** A request of this record alone, as OTLP/JSON writes it: ids in hex, other bytes in base64, 64-bit integers as text. */
export function rawOtlpRequest(
  shape: Pick<OtlpShape, 'resources' | 'scopes' | 'records'>,
  record: OtlpRecord,
  { resource, scope }: OtlpScope,
): string {
  const { name, version, attributes } = scope;
  const ofScope = {
    scope: { name, version, attributes: writeKeyValues(attributes) },
    [shape.records]: [record.ok ? record.fields : record.received],
  };
  const request = {
    [shape.resources]: [
      { resource: { attributes: writeKeyValues(resource) }, [shape.scopes]: [ofScope] },
    ],
  };
  return jsonPreview(request, RAW_LIMIT_CHARACTERS, (value, key) => {
    if (value instanceof Uint8Array)
      return Buffer.from(value).toString(key === 'bytesValue' ? 'base64' : 'hex');
    return isLong(value) ? longText(value) : value;
  });
}

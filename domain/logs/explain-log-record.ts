import type { RecordContext } from '../ingest/record-reading';
import type { FieldMapping } from './log-draft';
import { recogniseLogRecord } from './recognise-log-record';

/**
 * Where each part of a record went: `from` as the sender wrote it, `to` the canonical field, `attributes.x` or
 * `resource.x` ('' when it was cut away), `note` how it was read. Empty for a record that is refused.
 */
export function explainLogRecord(value: unknown, context: RecordContext): FieldMapping[] {
  const mappings: FieldMapping[] = [];
  recogniseLogRecord(value, context, mappings);
  return mappings;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeOtlpLogs, decodeOtlpLogsJson } from './decode-otlp-logs';
import { otlpLogsToEvents } from './otlp-logs-to-events';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };
const settings = { seed: 20260115, numRuns: 3_000 };
const KEYS =
  'resourceLogs scopeLogs logRecords resource scope attributes key value body stringValue intValue doubleValue boolValue arrayValue kvlistValue bytesValue values timeUnixNano observedTimeUnixNano severityNumber severityText traceId spanId eventName name version low high toString valueOf __proto__ message err exception.type service.name'.split(
    ' ',
  );
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.entries(value).every(([k, v]) => isStorable(k) && isStorable(v));
}

describe('OTLP logs, whatever is sent', () => {
  it('gives storable events or a reason for any JSON, and counts every record', () => {
    const wrap = (record: unknown) => ({
      resourceLogs: [
        { resource: { attributes: [record] }, scopeLogs: [{ logRecords: [record, record] }] },
      ],
    });
    fc.assert(
      fc.property(fc.oneof(anyValue, anyValue.map(wrap)), (value) => {
        const decoded = decodeOtlpLogsJson(value);
        if (!decoded.ok) return;
        const { events, rejected } = otlpLogsToEvents(decoded.scopes, context);
        expect(events.length + rejected).toBe(decoded.count);
        expect(events.every(isStorable)).toBe(true);
      }),
      settings,
    );
  });

  it('gives storable events or a reason for any bytes', () => {
    const framed = fc.uint8Array({ maxLength: 60 }).map((bytes) => {
      const record = [0x12, bytes.length, ...bytes];
      const scopeLogs = [0x12, record.length, ...record];
      return Uint8Array.from([0x0a, scopeLogs.length, ...scopeLogs]);
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), framed), (bytes) => {
        const decoded = decodeOtlpLogs(bytes);
        if (!decoded.ok) return;
        const { events, rejected } = otlpLogsToEvents(decoded.scopes, context);
        expect(events.length + rejected).toBe(decoded.count);
        expect(events.every(isStorable)).toBe(true);
      }),
      settings,
    );
  });
});

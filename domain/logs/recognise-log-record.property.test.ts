import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsOnlyStorable } from './clean-text';
import { explainLogRecord } from './explain-log-record';
import type { LogEvent } from './log-event';
import { LOG_LIMITS } from './log-limits';
import { recogniseLogRecord } from './recognise-log-record';
import { RECORD_RULES } from './record-rules';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };
const settings = { seed: 20260115, numRuns: 3_000 };
const inner = [...RECORD_RULES.values()].flatMap((rule) => [...(rule.children?.keys() ?? [])]);
const knownKey = fc.constantFrom(
  ...RECORD_RULES.keys(),
  ...new Set(inner),
  '_x',
  '_user_id',
  'seconds',
  'nanos',
  'toString',
  'valueOf',
  'toJSON',
);
const text = fc.string({ unit: 'binary', maxLength: 12 });
const anyKey = fc.oneof(knownKey, knownKey, text, fc.constantFrom('__proto__', 'constructor'));
const hostileText = fc.constantFrom('\0', '\ud800', 'a\udc00b', '{"msg":"x"}', '{"log":"{}"}', '{');
const hostileNumber = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 1e-320);
const leaf = fc.oneof(
  text,
  hostileText,
  hostileNumber,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

/** Objects as JSON.parse makes them: `__proto__` is a key like any other. */
function fromEntries(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

const { value: anyValue } = fc.letrec<{ value: unknown; record: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('record'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
  record: fc.array(fc.tuple(anyKey, tie('value')), { maxLength: 8 }).map(fromEntries),
}));
const record = fc.array(fc.tuple(anyKey, anyValue), { maxLength: 14 }).map(fromEntries);

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'boolean';
  if (value === null) return true;
  if (depth > LOG_LIMITS.depth) return false;
  return Object.entries(value).every(([k, v]) => isStorable(k, depth) && isStorable(v, depth + 1));
}

function expectSound(event: LogEvent): void {
  expect(isStorable(event, 0)).toBe(true);
  const { timeMs, severityNumber } = event;
  expect(timeMs >= NOW - context.acceptPastMs && timeMs <= NOW + context.acceptFutureMs).toBe(true);
  expect(Number.isInteger(severityNumber) && severityNumber >= 1 && severityNumber <= 24).toBe(
    true,
  );
}

describe('recogniseLogRecord, whatever is sent', () => {
  it('never throws, and what it gives can be stored', () => {
    fc.assert(
      fc.property(record, (value) => {
        const result = recogniseLogRecord(value, context);
        if (result.ok) expectSound(result.event);
        else expect(Object.keys(value)).toEqual([]);
      }),
      settings,
    );
  });

  it('reads a body that is told to hold only what can be stored as it reads any other', () => {
    fc.assert(
      fc.property(record, (value) => {
        const body = JSON.stringify(value);
        if (!holdsOnlyStorable(body)) return;
        const parsed: unknown = JSON.parse(body);
        const known = recogniseLogRecord(parsed, { ...context, isStorable: true });
        expect(known).toEqual(recogniseLogRecord(JSON.parse(body), context));
        if (known.ok) expectSound(known.event);
      }),
      settings,
    );
  });

  it('never throws for values that no JSON could hold', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
        (v) => {
          const result = recogniseLogRecord(v, context);
          if (result.ok) expectSound(result.event);
        },
      ),
      settings,
    );
  });

  it('loses nothing: every value sent is found in the event or a flag says what was cut', () => {
    fc.assert(
      fc.property(record, (shape) => {
        const tokens: string[] = [];
        const value = withTokens(shape, tokens);
        const result = recogniseLogRecord(value, context);
        if (!result.ok) return;
        if (result.event.flags.some((flag) => flag.endsWith('_truncated'))) return;
        const stored = JSON.stringify(result.event);
        expect(tokens.filter((token) => !stored.includes(token))).toEqual([]);
      }),
      settings,
    );
  });

  it('explains the very mapping it makes', () => {
    fc.assert(
      fc.property(record, (value) => {
        const mappings = explainLogRecord(value, context);
        const result = recogniseLogRecord(value, context);
        if (!result.ok) return;
        const { event } = result;
        for (const column of ['service', 'message', 'traceId', 'tenant', 'user'] as const) {
          const mapped = mappings.some((mapping) => mapping.to === column);
          if (column !== 'message') expect(mapped).toBe(event[column] !== null);
          else if (mapped) expect(event.flags).not.toContain('message_missing');
        }
        const targets = new Set(mappings.map((mapping) => mapping.to));
        const kept = Object.keys(event.attributes).map((key) => `attributes.${key}`);
        expect(kept.filter((target) => !targets.has(target))).toEqual([]);
      }),
      { ...settings, numRuns: 1_000 },
    );
  });
});

/** The same structure with a text of its own in every leaf. */
function withTokens(value: unknown, tokens: string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withTokens(item, tokens));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withTokens(v, tokens)]));
  }
  const token = `tok${tokens.length}en`;
  tokens.push(token);
  return value === '{"msg":"x"}' ? `{"msg":"${token}"}` : token;
}

import type { RecordContext } from '../ingest/record-reading';
import { detectShape, type LogShape } from './detect-shape';
import { Role } from './field-rules';
import { finishLogEvent } from './finish-log-event';
import { type FieldMapping, LogDraft } from './log-draft';
import type { LogEvent } from './log-event';
import { isObject, type JsonObject, parseWrapped, readRecord } from './read-record';
import { RECORD_RULES } from './record-rules';

export type LogRecognition =
  | { ok: true; event: LogEvent; shape: string }
  | { ok: false; message: string; hint: string };

/**
 * Makes the canonical event of whatever a sender calls a log record: an object of any known logger's shape, an
 * object of no known shape, or a plain string. What no field wants stays in `attributes`; what had to be changed is
 * named in `flags`. Never throws for a JSON value; refuses only what holds nothing to read.
 * `shape` names the sender for a person, wrapped ones joined (`docker › pino`).
 */
export function recogniseLogRecord(
  value: unknown,
  context: RecordContext,
  mappings?: FieldMapping[],
): LogRecognition {
  const record = typeof value === 'string' ? recordOfText(value) : value;
  if (!isObject(record)) return refuse(value);
  const draft = new LogDraft(mappings, context.isStorable);
  const shape = readWrapped(draft, record);
  if (shape === undefined) return refuse(value);
  const secondsDuration = shape.endsWith('zap');
  const event = finishLogEvent(draft, context, secondsDuration);
  return { ok: true, event, shape: record === value ? shape : textShape(shape) };
}

const textShape = (shape: string): string => (shape === 'json' ? 'text' : shape);

/** A line of text is its own message, unless it is a line of JSON. */
function recordOfText(text: string): JsonObject | undefined {
  const line = text.trim();
  if (line === '') return undefined;
  return parseWrapped(line) ?? { message: text };
}

/** Reads a record and those wrapped in it, each with its own shape; undefined when there is nothing in it. */
function readWrapped(draft: LogDraft, outer: JsonObject): string | undefined {
  if (Object.keys(outer).length === 0) return undefined;
  readRecord(draft, outer);
  let shape: string = settleShape(draft);
  while (draft.inner !== undefined) {
    const { record, from, rankShift } = draft.inner;
    draft.inner = undefined;
    draft.mix();
    draft.rankBase += rankShift;
    draft.prefix = from;
    draft.marks = 0;
    readRecord(draft, record);
    const inner = settleShape(draft);
    if (inner !== 'json') shape = `${shape} › ${inner}`;
  }
  draft.prefix = '';
  return shape;
}

const NAME_RULE = RECORD_RULES.get('name');

/** `name` is the logger's service in pino and bunyan, and anything at all elsewhere. */
function settleShape(draft: LogDraft): LogShape {
  const shape = detectShape(draft);
  if (draft.name !== undefined) {
    const isService = shape === 'pino' || shape === 'bunyan';
    const rule = NAME_RULE === undefined ? undefined : { ...NAME_RULE, role: Role.service };
    if (!isService || rule === undefined || !draft.take(rule, draft.name)) {
      draft.put('name', draft.name);
    }
    draft.name = undefined;
  }
  if (draft.formatVersion !== undefined) {
    if (shape !== 'bunyan' || draft.formatVersion !== 0) draft.put('v', draft.formatVersion);
    draft.formatVersion = undefined;
  }
  return shape;
}

function refuse(value: unknown): LogRecognition {
  const got =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'an array'
        : typeof value === 'object'
          ? 'an empty object'
          : typeof value === 'string'
            ? 'an empty text'
            : `a ${typeof value}`;
  return {
    ok: false,
    message: `A log record is a JSON object or a text; this is ${got}.`,
    hint: 'Send an object such as {"level":"info","message":"order paid","service":"checkout"}.',
  };
}

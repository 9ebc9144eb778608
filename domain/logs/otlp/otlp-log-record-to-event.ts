import type { RecordContext } from '../../ingest/record-reading';
import { readAnyValue, readKeyValues } from '../../otlp/read-any-value';
import { readNanosAsMs, readOtlpId, readOtlpInteger } from '../../otlp/read-otlp-fields';
import { ATTRIBUTE_RULES } from '../attribute-rules';
import { fieldRule, Role } from '../field-rules';
import { finishLogEvent } from '../finish-log-event';
import { type FieldMapping, LogDraft } from '../log-draft';
import type { LogFlag } from '../log-event';
import { isObject, type JsonObject, readAttributes, readResource } from '../read-record';
import type { LogRecognition } from '../recognise-log-record';
import type { OtlpScopeLogs } from './decode-otlp-logs';

/** What all records of one scope share, read and cleaned once. */
export interface OtlpOrigin {
  service: unknown;
  environment: unknown;
  version: unknown;
  tenant: unknown;
  resource: JsonObject;
  flags: readonly LogFlag[];
}

export function prepareOtlpOrigin({ resource, scope }: Omit<OtlpScopeLogs, 'records'>): OtlpOrigin {
  const draft = new LogDraft(undefined);
  draft.mix();
  readResource(draft, resource);
  if (scope.name !== '') draft.putResource('otel.scope.name', scope.name);
  if (scope.version !== '') draft.putResource('otel.scope.version', scope.version);
  if (Object.keys(scope.attributes).length > 0) {
    draft.putResource('otel.scope.attributes', scope.attributes);
  }
  const { values } = draft;
  return {
    service: values[Role.service],
    environment: values[Role.environment],
    version: values[Role.version],
    tenant: values[Role.tenant],
    resource: draft.resource,
    flags: draft.flags,
  };
}

/** What OTLP itself says outranks any attribute of the same meaning. */
const own = (path: string, role: Role) => fieldRule(path, role, 0, { keep: true });
const RULES = {
  service: own('resource.service.name', Role.service),
  environment: own('resource.deployment.environment.name', Role.environment),
  version: own('resource.service.version', Role.version),
  tenant: own('resource.tenant.id', Role.tenant),
  time: fieldRule('timeUnixNano', Role.time, 0),
  observed: fieldRule('observedTimeUnixNano', Role.time, 1),
  severityNumber: own('severityNumber', Role.severityNumber),
  severityText: own('severityText', Role.level),
  body: fieldRule('body', Role.message, 0, { keep: true }),
  bodyMessage: fieldRule('body.message', Role.message, 1),
  eventName: fieldRule('eventName', Role.message, 2, { keep: true }),
  traceId: own('traceId', Role.traceId),
  spanId: own('spanId', Role.spanId),
};

/**
 * One OTLP log record as the canonical event. The event's `resource` is shared by all records of its scope: treat it
 * as read-only. Refuses only a record in which nothing is set.
 */
export function otlpLogRecordToEvent(
  fields: JsonObject,
  origin: OtlpOrigin,
  context: RecordContext,
  mappings?: FieldMapping[],
): LogRecognition {
  const draft = new LogDraft(mappings);
  draft.resource = origin.resource;
  draft.resourceShared = true;
  for (const flag of origin.flags) draft.flag(flag);
  if (origin.service !== undefined) draft.take(RULES.service, origin.service);
  if (origin.environment !== undefined) draft.take(RULES.environment, origin.environment);
  if (origin.version !== undefined) draft.take(RULES.version, origin.version);
  if (origin.tenant !== undefined) draft.take(RULES.tenant, origin.tenant);
  const hasContent = readContent(draft, fields);
  const hasTime = readTime(draft, fields, context);
  const hasLevel = readSeverity(draft, fields);
  readId(draft, 'traceId', fields.traceId, 32);
  readId(draft, 'spanId', fields.spanId, 16);
  if (!hasContent && !hasTime && !hasLevel) {
    return {
      ok: false,
      message: 'a log record is empty: it has no body, attributes, event name, time or severity',
      hint: 'Set at least the body.',
    };
  }
  return { ok: true, event: finishLogEvent(draft, context, false), shape: 'otlp' };
}

function readContent(draft: LogDraft, fields: JsonObject): boolean {
  const body = Object.hasOwn(fields, 'body') ? readAnyValue(fields.body) : null;
  if (isObject(body)) readBodyMap(draft, body);
  else if (Array.isArray(body)) {
    draft.structuredMessage = body;
    draft.putBeside('body', body);
  } else if (body !== null) draft.take(RULES.body, body);
  const attributes = readKeyValues(fields.attributes);
  readAttributes(draft, attributes);
  const { eventName } = fields;
  const named = typeof eventName === 'string' && eventName !== '';
  if (named) {
    draft.take(RULES.eventName, eventName);
    draft.putBeside('event.name', eventName, 'eventName');
  }
  const dropped = readOtlpInteger(fields.droppedAttributesCount) ?? 0;
  if (dropped > 0) draft.putBeside('otel.dropped_attributes_count', dropped);
  return body !== null || named || Object.keys(attributes).length > 0;
}

/** A structured body: its own message is the message, its other fields are attributes. */
function readBodyMap(draft: LogDraft, body: JsonObject): void {
  const key = typeof body.message === 'string' ? 'message' : 'msg';
  if (typeof body[key] !== 'string') draft.structuredMessage = body;
  for (const name of Object.keys(body)) {
    const value = body[name];
    if (name === key && draft.take(RULES.bodyMessage, value)) continue;
    const rule = isObject(value) ? undefined : ATTRIBUTE_RULES.get(name);
    if (rule !== undefined && draft.take(rule, value)) continue;
    draft.putBeside(name, value, `body.${name}`);
  }
}

function readTime(draft: LogDraft, fields: JsonObject, context: RecordContext): boolean {
  const time = readNanosAsMs(fields.timeUnixNano);
  const known = time !== undefined && !Number.isNaN(time);
  const ms = known ? time : readNanosAsMs(fields.observedTimeUnixNano);
  if (time !== undefined && !known) {
    draft.timeUnreadable = true;
    draft.putBeside('timeUnixNano', fields.timeUnixNano);
  }
  if (ms === undefined || Number.isNaN(ms)) return time !== undefined;
  const inside = ms >= context.nowMs - context.acceptPastMs;
  const accepted = inside && ms <= context.nowMs + context.acceptFutureMs;
  // The text is only needed to keep a time that will be clamped.
  const raw = accepted ? ms : nanosText(ms);
  draft.fill(known ? RULES.time : RULES.observed, Role.time, raw, ms);
  return true;
}

function nanosText(ms: number): string {
  return ms < 1e15 ? `${BigInt(Math.round(ms * 1_000)) * 1_000n}` : String(ms);
}

function readSeverity(draft: LogDraft, fields: JsonObject): boolean {
  const number = readOtlpInteger(fields.severityNumber) ?? 0;
  const { severityText } = fields;
  if (number !== 0) {
    draft.take(RULES.severityNumber, number);
    if (number < 1 || number > 24) draft.putBeside('severityNumber', number);
  }
  if (typeof severityText !== 'string' || severityText === '') return number !== 0;
  draft.take(RULES.severityText, severityText);
  return true;
}

function readId(draft: LogDraft, name: 'traceId' | 'spanId', value: unknown, length: number): void {
  const id = readOtlpId(value);
  if (id === undefined) return;
  if (id.length === length && /^[0-9a-f]+$/.test(id)) draft.take(RULES[name], id);
  else {
    draft.flag('id_unreadable');
    draft.putBeside(name, id);
  }
}

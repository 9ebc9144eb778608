import type { RecordContext } from '../ingest/record-reading';
import { cutText, toStorable } from './clean-text';
import { Role, SLOT_COUNT } from './field-rules';
import type { LogDraft } from './log-draft';
import { type LogError, type LogEvent, levelOf } from './log-event';
import { LOG_LIMITS } from './log-limits';
import { readDurationMs } from './read-duration';
import type { LevelReading } from './read-level';
import { readStackHead } from './read-stack';
import { epochUnit, isZoneless } from './read-time';

/** Turns a draft that has been read into the event; `secondsDuration` says a bare `duration` is in seconds. */
export function finishLogEvent(
  draft: LogDraft,
  context: RecordContext,
  secondsDuration: boolean,
): LogEvent {
  const { values } = draft;
  const timeMs = finishTime(draft, context);
  const level = finishLevel(draft);
  const error = finishError(draft);
  const message = finishMessage(draft, error);
  const text = (slot: number) => (values[slot] as string | undefined) ?? null;
  const event: LogEvent = {
    timeMs,
    severityNumber: level.severityNumber,
    severityText: level.text,
    service: text(Role.service),
    environment: text(Role.environment),
    version: text(Role.version),
    message,
    traceId: text(Role.traceId),
    spanId: text(Role.spanId),
    correlationId: text(Role.correlationId),
    causationId: text(Role.causationId),
    tenant: text(Role.tenant),
    user: text(Role.user),
    durationMs: finishDuration(draft, secondsDuration),
    error,
    attributes: draft.attributes,
    resource: draft.resource,
    flags: draft.flags,
  };
  if (draft.mappings !== undefined) explainSlots(draft, event);
  return event;
}

function finishTime(draft: LogDraft, context: RecordContext): number {
  const time = draft.values[Role.time] as number | undefined;
  if (time === undefined) {
    draft.flag(draft.timeUnreadable ? 'time_unreadable' : 'time_missing');
    return context.nowMs;
  }
  const raw = draft.raws[Role.time];
  if (
    time >= context.nowMs - context.acceptPastMs &&
    time <= context.nowMs + context.acceptFutureMs
  ) {
    if (typeof raw === 'string' && isZoneless(raw)) draft.flag('time_zone_assumed');
    return time;
  }
  draft.flag('time_clamped');
  draft.putBeside(draft.rules[Role.time]?.path ?? 'time', raw, draft.fromOf(Role.time));
  return context.nowMs;
}

function finishLevel(draft: LogDraft): LevelReading {
  const named = draft.values[Role.level] as LevelReading | undefined;
  const numbered = draft.values[Role.severityNumber] as number | undefined;
  if (numbered !== undefined) {
    const raw = draft.raws[Role.level];
    const word = typeof raw === 'string' ? draft.label(raw) : (draft.unreadLevel ?? null);
    const says = word !== null && word.toLowerCase() !== levelOf(numbered);
    return { severityNumber: numbered, text: says ? word : null };
  }
  if (named !== undefined) return named;
  if (draft.unreadLevel !== undefined) {
    draft.flag('level_unrecognised');
    return { severityNumber: 9, text: draft.unreadLevel };
  }
  const stream = draft.values[Role.stream];
  if (stream === 'stderr') return STDERR;
  if (stream !== 'stdout') draft.flag('level_missing');
  return INFO;
}

const INFO: LevelReading = { severityNumber: 9, text: null };
/** All that a container runtime knows of a line's level. */
const STDERR: LevelReading = { severityNumber: 17, text: 'stderr' };

function finishError(draft: LogDraft): LogError | null {
  const type = draft.values[Role.errorType] as string | undefined;
  const message = draft.values[Role.errorMessage] as string | undefined;
  const stack = draft.values[Role.errorStack] as string | undefined;
  if (type === undefined && message === undefined && stack === undefined) return null;
  const head = stack === undefined ? undefined : readStackHead(stack);
  const typed = type ?? head?.type ?? undefined;
  const said = message ?? head?.message ?? undefined;
  return {
    type: typed === undefined ? null : draft.label(typed),
    message: said === undefined ? null : draft.longText(said, 'field_truncated'),
    stack: stack === undefined ? null : draft.longText(stack, 'field_truncated'),
  };
}

function finishMessage(draft: LogDraft, error: LogError | null): string {
  const message = draft.values[Role.message] as string | undefined;
  if (message !== undefined) return draft.longText(message, 'message_truncated');
  if (draft.structuredMessage !== undefined) return preview(draft.structuredMessage);
  draft.flag('message_missing');
  return error?.message ?? error?.type ?? preview(draft.attributes);
}

/** The value's JSON, cut short; the whole of it is in attributes. Depth is bounded first, as JSON.stringify recurses. */
function preview(value: object): string {
  return cutText(toStorable(JSON.stringify(shallow(value, 4)) ?? ''), LOG_LIMITS.previewLength);
}

function shallow(value: unknown, levels: number): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '…';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => shallow(item, levels - 1));
  return Object.fromEntries(
    Object.keys(value)
      .slice(0, 50)
      .map((key) => [key, shallow((value as Record<string, unknown>)[key], levels - 1)]),
  );
}

function finishDuration(draft: LogDraft, seconds: boolean): number | null {
  const duration = draft.values[Role.duration] as number | undefined;
  if (duration === undefined) return null;
  if (seconds && draft.rules[Role.duration]?.unit === 'judged') {
    return readDurationMs(draft.raws[Role.duration], 's') ?? duration;
  }
  return duration;
}

function explainSlots(draft: LogDraft, event: LogEvent): void {
  for (let slot = 0; slot < SLOT_COUNT; slot += 1) {
    if (slot === Role.stream && draft.rules[Role.level] !== undefined) continue;
    if (draft.rules[slot] !== undefined) draft.explainSlot(slot, noteOf(draft, event, slot));
  }
}

function noteOf(draft: LogDraft, event: LogEvent, slot: number): string | undefined {
  const raw = draft.raws[slot];
  switch (slot) {
    case Role.time:
      if (event.flags.includes('time_clamped')) {
        return 'outside the accepted window: the time of receipt stands instead';
      }
      if (event.flags.includes('time_zone_assumed')) return 'no time zone given: read as UTC';
      return typeof raw === 'number' ? `read as epoch ${epochUnit(raw)}` : undefined;
    case Role.level:
    case Role.severityNumber:
    case Role.stream:
      return `read as ${levelOf(event.severityNumber)} (${event.severityNumber})`;
    case Role.duration:
      return `read as ${event.durationMs} ms`;
    default:
      return undefined;
  }
}

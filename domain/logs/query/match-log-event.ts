import type { LogEvent } from '../log-event';
import type { Comparator, FieldTest, Pattern, QueryNode } from './ast';
import { readNumber, valuesAtPath } from './attribute-path';
import { levelsLike, severityBounds } from './field-value';
import type { LogFieldName } from './log-field';

/** As much of a log event as a query can ask about; the canonical event and the stored one both fit. */
export type MatchableLogEvent = Omit<LogEvent, 'timeMs' | 'severityText' | 'flags'>;

/**
 * Whether the query finds the event: what the search answers in SQL, in plain code. An event that lacks a field
 * matches no test of it, and so matches every negated one.
 */
export function matchesLogEvent(node: QueryNode, event: MatchableLogEvent): boolean {
  switch (node.kind) {
    case 'everything':
      return true;
    case 'and':
      return node.nodes.every((child) => matchesLogEvent(child, event));
    case 'or':
      return node.nodes.some((child) => matchesLogEvent(child, event));
    case 'not':
      return !matchesLogEvent(node.node, event);
    case 'text':
      return containsPattern(foldCase(event.message), node.pattern.map(foldCase));
    case 'field': {
      const { field, test } = node;
      if (field.in === 'event') return matchesEventField(field.name, test, event);
      return valuesAtPath(event[field.in], field.path).some((value) => matchesJson(value, test));
    }
  }
}

/** Folds one character at a time, as Postgres does: no letter changes because of its neighbours. */
function foldCase(text: string): string {
  const isAscii = /^[\x20-\x7e]*$/.test(text);
  return isAscii ? text.toLowerCase() : Array.from(text, (one) => one.toLowerCase()).join('');
}

function containsPattern(text: string, pattern: Pattern): boolean {
  let from = 0;
  for (const piece of pattern) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** The whole text against a pattern with wildcards. */
function matchesPattern(text: string, pattern: Pattern): boolean {
  const first = pattern[0] ?? '';
  const last = pattern[pattern.length - 1] ?? '';
  if (pattern.length === 1) return text === first;
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  return containsPattern(text.slice(first.length, text.length - last.length), pattern.slice(1, -1));
}

function matchesEventField(name: LogFieldName, test: FieldTest, event: MatchableLogEvent): boolean {
  if (name === 'level') return matchesLevel(event.severityNumber, test);
  if (name === 'severity') return matchesNumber(event.severityNumber, test);
  if (name === 'duration')
    return event.durationMs !== null && matchesNumber(event.durationMs, test);
  const value = textField(name, event);
  if (name === 'trace' && test.op === 'is') {
    return value === test.value || value === test.value.toLowerCase();
  }
  return value !== null && matchesText(value, test);
}

function textField(name: LogFieldName, event: MatchableLogEvent): string | null {
  switch (name) {
    case 'service':
      return event.service;
    case 'env':
      return event.environment;
    case 'version':
      return event.version;
    case 'trace':
      return event.traceId;
    case 'span':
      return event.spanId;
    case 'correlation':
      return event.correlationId;
    case 'causation':
      return event.causationId;
    case 'tenant':
      return event.tenant;
    case 'user':
      return event.user;
    case 'error.type':
      return event.error?.type ?? null;
    case 'error.message':
      return event.error?.message ?? null;
    case 'error.stack':
      return event.error?.stack ?? null;
    default:
      return null;
  }
}

function matchesLevel(severity: number, test: FieldTest): boolean {
  switch (test.op) {
    case 'exists':
      return true;
    case 'is':
      return within(severity, severityBounds(test.value));
    case 'like':
      return levelsLike(test.pattern).some((level) => within(severity, severityBounds(level)));
    case 'between':
      return (
        (test.from === null || severity >= severityBounds(test.from).min) &&
        (test.to === null || severity <= severityBounds(test.to).max)
      );
    case '>':
      return severity > severityBounds(test.value).max;
    case '>=':
      return severity >= severityBounds(test.value).min;
    case '<':
      return severity < severityBounds(test.value).min;
    case '<=':
      return severity <= severityBounds(test.value).max;
  }
}

function within(value: number, bounds: { min: number; max: number }): boolean {
  return value >= bounds.min && value <= bounds.max;
}

function matchesNumber(value: number, test: FieldTest): boolean {
  switch (test.op) {
    case 'exists':
      return true;
    case 'is':
      return value === Number(test.value);
    case 'like':
      return false;
    case 'between':
      return (
        (test.from === null || value >= Number(test.from)) &&
        (test.to === null || value <= Number(test.to))
      );
    default:
      return inOrder(Math.sign(value - Number(test.value)), test.op);
  }
}

function matchesText(value: string, test: FieldTest): boolean {
  switch (test.op) {
    case 'exists':
      return true;
    case 'is':
      return value === test.value;
    case 'like':
      return matchesPattern(value, test.pattern);
    case 'between':
      return (
        (test.from === null || isOrdered(value, test.from, '>=')) &&
        (test.to === null || isOrdered(value, test.to, '<='))
      );
    default:
      return isOrdered(value, test.value, test.op);
  }
}

/** A list has what any of its plain values has. Null and objects match nothing, except that an object exists. */
function matchesJson(value: unknown, test: FieldTest): boolean {
  if (test.op === 'exists') return value !== null;
  const values = Array.isArray(value) ? value : [value];
  return values.some(
    (item) =>
      (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') &&
      matchesScalar(item, test),
  );
}

function matchesScalar(item: string | number | boolean, test: FieldTest): boolean {
  if (typeof item === 'number' && test.op !== 'like') {
    if (test.op === 'is') return readNumber(test.value) === item;
    const ends =
      test.op === 'between' ? [test.from, test.to] : test.op === 'exists' ? [] : [test.value];
    if (ends.every((end) => end === null || readNumber(end) !== null))
      return matchesNumber(item, test);
  }
  return matchesText(String(item), test);
}

/** By number when the query gives a number, else by the order of the characters' code points. */
function isOrdered(value: string, than: string, comparator: Comparator): boolean {
  const right = readNumber(than);
  if (right === null) return inOrder(compareCodePoints(value, than), comparator);
  const left = readNumber(value);
  return left !== null && inOrder(Math.sign(left - right), comparator);
}

function inOrder(sign: number, comparator: Comparator): boolean {
  if (comparator === '>') return sign > 0;
  if (comparator === '>=') return sign >= 0;
  return comparator === '<' ? sign < 0 : sign <= 0;
}

function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(left.length - right.length);
}

import { cutText, fitText, isStorable, toStorable } from './clean-text';
import type { LogFlag } from './log-event';
import { LOG_LIMITS } from './log-limits';

/** What is left of a record's allowance while its attributes and resource are filled. */
export interface CleaningBudget {
  keysLeft: number;
  itemsLeft: number;
  /** Whether every text is known to be storable as it is. */
  readonly isStorable: boolean;
  flag(flag: LogFlag): void;
}

const CUT = `[cut: nested deeper than ${LOG_LIMITS.depth} levels]`;
/** A text this short can neither be too long in bytes nor worth a second look. */
const SHORT = Math.floor(LOG_LIMITS.textBytes / 3);

export function cleanKey(budget: CleaningBudget, key: string): string {
  let clean = key;
  if (!budget.isStorable && !isStorable(clean)) {
    budget.flag('text_cleaned');
    clean = toStorable(clean);
  }
  if (clean.length > LOG_LIMITS.labelLength) {
    budget.flag('field_truncated');
    clean = cutText(clean, LOG_LIMITS.labelLength);
  }
  return clean;
}

export function cleanLongText(budget: CleaningBudget, text: string, whenCut: LogFlag): string {
  let clean = text;
  if (!budget.isStorable && !isStorable(clean)) {
    budget.flag('text_cleaned');
    clean = toStorable(clean);
  }
  const fitting = fitText(clean);
  if (fitting !== clean) budget.flag(whenCut);
  return fitting;
}

/**
 * Any JSON value made storable as jsonb and kept within the record's limits. A value that needs no change is
 * returned as it is, not copied. `depth` is the level the value itself stands on.
 */
export function cleanValue(budget: CleaningBudget, value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return cleanScalar(budget, value);
  const tally: Tally = {
    keys: budget.keysLeft,
    items: budget.itemsLeft,
    isStorable: budget.isStorable,
  };
  if (isClean(value, depth, tally)) {
    budget.keysLeft = tally.keys;
    budget.itemsLeft = tally.items;
    return value;
  }
  return copyClean(budget, value, depth);
}

interface Tally {
  keys: number;
  items: number;
  isStorable: boolean;
}

function isCleanScalar(value: unknown, tally: Tally): boolean {
  if (typeof value === 'string') {
    return value.length <= SHORT && (tally.isStorable || isStorable(value));
  }
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'boolean' || value === null;
}

function isClean(value: object, depth: number, tally: Tally): boolean {
  if (depth > LOG_LIMITS.depth) return false;
  if (Array.isArray(value)) {
    tally.items -= value.length;
    if (tally.items < 0) return false;
    for (const item of value) {
      if (typeof item === 'object' && item !== null) {
        if (!isClean(item, depth + 1, tally)) return false;
      } else if (!isCleanScalar(item, tally)) return false;
    }
    return true;
  }
  const keys = Object.keys(value);
  tally.keys -= keys.length;
  if (tally.keys < 0) return false;
  for (const key of keys) {
    if (key.length > LOG_LIMITS.labelLength) return false;
    if (!tally.isStorable && !isStorable(key)) return false;
    const child = (value as Record<string, unknown>)[key];
    if (typeof child === 'object' && child !== null) {
      if (!isClean(child, depth + 1, tally)) return false;
    } else if (!isCleanScalar(child, tally)) return false;
  }
  return true;
}

function cleanScalar(budget: CleaningBudget, value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.length <= SHORT && (budget.isStorable || isStorable(value))
        ? value
        : cleanLongText(budget, value, 'field_truncated');
    case 'number':
      if (Number.isFinite(value)) return value;
      budget.flag('number_not_finite');
      return String(value);
    case 'boolean':
      return value;
    case 'bigint':
      return String(value);
    default:
      return null;
  }
}

function copyClean(budget: CleaningBudget, value: object, depth: number): unknown {
  if (depth > LOG_LIMITS.depth) {
    budget.flag('depth_truncated');
    return CUT;
  }
  if (Array.isArray(value)) return copyCleanArray(budget, value, depth);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (budget.keysLeft <= 0) {
      budget.flag('attributes_truncated');
      break;
    }
    budget.keysLeft -= 1;
    const child = (value as Record<string, unknown>)[key];
    setOwn(copy, freeKey(copy, cleanKey(budget, key)), cleanChild(budget, child, depth + 1));
  }
  return copy;
}

function copyCleanArray(budget: CleaningBudget, value: unknown[], depth: number): unknown[] {
  const copy: unknown[] = [];
  for (const item of value) {
    if (budget.itemsLeft <= 0) {
      budget.flag('attributes_truncated');
      break;
    }
    budget.itemsLeft -= 1;
    copy.push(cleanChild(budget, item, depth + 1));
  }
  return copy;
}

function cleanChild(budget: CleaningBudget, child: unknown, depth: number): unknown {
  return typeof child === 'object' && child !== null
    ? copyClean(budget, child, depth)
    : cleanScalar(budget, child);
}

/** Assigning `__proto__` would change the prototype instead of keeping the sender's key. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else target[key] = value;
}

/** Two keys may become one when they are cleaned, cut or merged: the later one gets a number at its end. */
export function freeKey(target: Record<string, unknown>, key: string): string {
  if (!Object.hasOwn(target, key)) return key;
  for (let n = 2; ; n += 1) {
    const tail = `_${n}`;
    const candidate = `${cutText(key, LOG_LIMITS.labelLength - tail.length)}${tail}`;
    if (!Object.hasOwn(target, candidate)) return candidate;
  }
}

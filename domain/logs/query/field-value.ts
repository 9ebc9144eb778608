import { knownWord } from '../../schemas/known-word';
import { LEVELS, type Level } from '../log-event';
import type { Pattern } from './ast';
import { readNumber } from './attribute-path';
import type { LogField } from './log-field';
import { nearestWord } from './nearest-word';

const LEVEL_SYNONYMS: Readonly<Record<string, Level>> = {
  warning: 'warn',
  err: 'error',
  critical: 'fatal',
  crit: 'fatal',
  emergency: 'fatal',
  panic: 'fatal',
  notice: 'info',
  information: 'info',
  verbose: 'trace',
};

const DURATION_UNITS_MS: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

export type ValueReading =
  | { ok: true; value: string }
  | { ok: false; message: string; suggestion: string; replacement: string | null };

/** Reads a value as the field understands it and answers its canonical spelling. */
export function readFieldValue(field: LogField, value: string): ValueReading {
  if (field.in !== 'event') return { ok: true, value };
  if (field.name === 'level') return readLevel(value);
  if (field.name === 'severity') return readSeverity(value);
  if (field.name === 'duration') return readDuration(value);
  return { ok: true, value };
}

function readLevel(value: string): ValueReading {
  const typed = value.toLowerCase();
  const level = LEVELS.find((name) => name === typed) ?? knownWord(LEVEL_SYNONYMS, typed);
  if (level) return { ok: true, value: level };
  const near = nearestWord(typed, [...LEVELS, ...Object.keys(LEVEL_SYNONYMS)]);
  const number = readNumber(value);
  return {
    ok: false,
    message: `There is no level "${value}".`,
    suggestion: near
      ? `Did you mean ${near}? The levels are ${LEVELS.join(', ')}.`
      : number !== null
        ? `The levels are ${LEVELS.join(', ')}; for OpenTelemetry numbers use severity:${value}.`
        : `The levels are ${LEVELS.join(', ')}.`,
    replacement: near,
  };
}

function readSeverity(value: string): ValueReading {
  const number = readNumber(value);
  if (number !== null && Number.isInteger(number) && number >= 1 && number <= 24) {
    return { ok: true, value: String(number) };
  }
  return {
    ok: false,
    message: `severity is an OpenTelemetry number from 1 to 24, not "${value}".`,
    suggestion: 'Write severity:>=17, or use a name: level:>=error.',
    replacement: null,
  };
}

function readDuration(value: string): ValueReading {
  const match = /^(.*?)(us|ms|s|m|h)?$/s.exec(value);
  const number = readNumber(match?.[1] ?? '');
  if (number !== null) {
    const ms = number * (DURATION_UNITS_MS[match?.[2] ?? 'ms'] ?? 1);
    return { ok: true, value: String(Number(ms.toPrecision(15))) };
  }
  return {
    ok: false,
    message: `duration is a number of milliseconds, not "${value}".`,
    suggestion: 'Write duration:>500, or with a unit: duration:>1.5s (us, ms, s, m, h).',
    replacement: null,
  };
}

/** The levels that a pattern such as `err*` names. */
export function levelsLike(pattern: Pattern): Level[] {
  const source = pattern
    .map((piece) => piece.toLowerCase().replace(/[^a-z0-9]/g, '\\$&'))
    .join('.*');
  const regex = new RegExp(`^${source}$`, 's');
  return LEVELS.filter((level) => regex.test(level));
}

/** The OpenTelemetry numbers of a level, with open ends so that an odd number still belongs to a level. */
export function severityBounds(level: string): { min: number; max: number } {
  const index = Math.max(0, LEVELS.indexOf(level as Level));
  const top = LEVELS.length - 1;
  return {
    min: index === 0 ? -32_768 : index * 4 + 1,
    max: index === top ? 32_767 : index * 4 + 4,
  };
}

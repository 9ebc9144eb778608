import type { Guard } from './guard.js';
import type { Settings } from './options.js';
import type { Outbox } from './outbox.js';
import type { System } from './system.js';

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * `traceId`, `correlationId`, `tenant`, `user`, `durationMs` and `error` have a meaning of their own; everything else is
 * kept as an attribute that can be searched. An error may be given instead of fields, or as the message.
 */
export type LogFields = Readonly<Record<string, unknown>> | Error;
type Log = (message: string | Error, fields?: LogFields) => void;

export interface Logs extends Readonly<Record<Level, Log>> {
  /** A record in any shape that Candor recognises, such as a line of pino, winston or bunyan. */
  send(record: Readonly<Record<string, unknown>>): void;
}

const TIME_KEYS = ['time', 'timestamp', '@timestamp', 'ts', 'date'];

export function createLogs(outbox: Outbox, settings: Settings, system: System, guard: Guard): Logs {
  const { service, environment, version } = settings;
  const origin = { service, environment, version };
  const log = (level: Level): Log =>
    guard((message, fields) => {
      const record = {
        ...(message instanceof Error ? { error: message } : {}),
        ...(fields instanceof Error ? { error: fields } : fields),
        level,
        message: message instanceof Error ? message.message : message,
      };
      outbox.add('logs', record, { time: system.now(), ...origin });
    }, undefined);
  return {
    trace: log('trace'),
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    fatal: log('fatal'),
    send: guard((record) => {
      const isTimed = TIME_KEYS.some((key) => Object.hasOwn(record, key));
      outbox.add('logs', record, isTimed ? origin : { ...origin, time: system.now() });
    }, undefined),
  };
}

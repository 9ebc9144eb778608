import type { Level } from '../logs/log-event';
import type { Chance } from './chance';
import type { Environment } from './releases';
import type { ServiceName } from './shop';
import { spanIdOf } from './span-id';
import type { World } from './world';

/** A log line as a service of the shop sends it to POST /api/v1/logs. */
export interface DemoRecord {
  /** RFC 3339, UTC, milliseconds. */
  time: string;
  level: Level;
  service: ServiceName;
  environment: Environment;
  version: string;
  message: string;
  traceId?: string;
  spanId?: string;
  correlationId?: string;
  causationId?: string;
  tenant?: string;
  user?: string;
  durationMs?: number;
  error?: { type: string; message: string; stack?: string };
  attributes?: Record<string, unknown>;
  resource: Record<string, string>;
}

export interface DemoEntry {
  atMs: number;
  record: DemoRecord;
}

export type Details = Pick<DemoRecord, 'causationId' | 'durationMs' | 'error' | 'attributes'>;

/** Whose doing a scene is; whatever is left out no line of it carries. */
export type Identity = Pick<DemoRecord, 'traceId' | 'correlationId' | 'tenant' | 'user'>;

/** One piece of the shop's doings: lines of several services that share a trace, a correlation id and a customer. */
export class Scene {
  constructor(
    readonly world: World,
    readonly entries: DemoEntry[],
    readonly environment: Environment,
    readonly chance: Chance,
    private identity: Identity,
  ) {}

  /** The lines that follow belong to another trace of the same story: work taken from a queue, a later day. */
  beginTrace(): void {
    this.identity = { ...this.identity, traceId: this.chance.hex(4) };
  }

  say(atMs: number, service: ServiceName, level: Level, message: string, details?: Details): void {
    const time = Math.round(atMs);
    const { environment, identity } = this;
    const version = this.world.versionAt(service, environment, time);
    const record: DemoRecord = {
      time: new Date(time).toISOString(),
      level,
      service,
      environment,
      version,
      message,
      ...identity,
      ...details,
      resource: this.world.instance(service, environment, version, this.chance.bits()),
    };
    if (identity.traceId !== undefined) record.spanId = spanIdOf(identity.traceId, service);
    this.entries.push({ atMs: time, record });
  }
}

export const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

import type { Settings } from './options.js';
import type { Outbox } from './outbox.js';
import type { Problems } from './problems.js';
import type { System } from './system.js';

export interface Watch {
  /** Sends what has been counted, and counts no more. */
  stop(): void;
}

export interface WatchParts {
  outbox: Outbox;
  settings: Settings;
  system: System;
  problems: Problems;
}

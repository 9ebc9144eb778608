import type { FieldMapping } from '../logs/log-draft';
import type { LogEvent } from '../logs/log-event';
import type { MadeRecord } from './made-record';

/** How a record was read, and what was made of it. */
export interface Explanation {
  mappings: FieldMapping[];
  made: MadeRecord[];
  /** The line, where it is one. */
  line: LogEvent | null;
}

import type { RuleInput } from '@/domain/alerting/schemas';

/** One row of the table: what is set up, and step by step what is done and who hears what of it. */
export interface Scenario {
  /** A sentence of the specification. */
  title: string;
  /** Of the rule over the depth of queues: fires over 10, critical, unless said otherwise. */
  rule?: Partial<RuleInput>;
  people?: string[];
  /** By name: the kind, and the least severity that it takes. One webhook, Receiver, unless said otherwise. */
  channels?: Record<string, string>;
  /** Steps: after so many minutes, whom. */
  policy?: [number, ...string[]][];
  repeats?: number;
  schedule?: { timeZone?: string; layers: ({ people: string[] } & Record<string, unknown>)[] };
  /**
   * A line a step: what is done, then after "->" every message that comes of it; without, there must be none.
   * `a=20` tells queue a's depth and ticks; `30 s` lets time pass and ticks; `ack`, `unack`, `snooze 5 min`, `close`
   * (`by Bob`, `of b`, `in vain` when nothing must change); `Receiver 500`, `Receiver retry 300`, `Receiver breaks off`;
   * `project is archived`, `is back`, `is deleted`.
   */
  story: string;
}

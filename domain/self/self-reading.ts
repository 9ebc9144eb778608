/** How a channel or a collector does. */
export interface SelfConnection {
  name: string;
  /** slack, webhook, rabbitmq ... */
  kind: string;
  /** The name of its project. */
  project: string;
  /** open: failed again and again; half_open: being tried again after that; null: never used yet. */
  state: 'closed' | 'half_open' | 'open' | 'disabled' | null;
}

/** A notice that could not be delivered. */
export interface SelfDeadNotice {
  id: string;
  project: string;
  subject: string | null;
  targetKind: string;
  targetLabel: string;
  error: string | null;
  tries: number;
  createdMs: number;
  settledMs: number;
}

/** A backlog of Candor's own. */
export interface SelfBacklog {
  /** Due and not begun. */
  due: number;
  /** Begun and not ended. */
  underWay: number | null;
  /** Waiting for its time. */
  delayed: number | null;
  /** How long what is due longest has been so; null when nothing is. */
  oldestSeconds: number | null;
}

/** What is known of Candor at one moment. Null is unknown. */
export interface SelfReading {
  atMs: number;
  outbox: SelfBacklog;
  escalations: SelfBacklog;
  collectorTurns: SelfBacklog;
  jobTurns: SelfBacklog;
  /** Of the rule that is due longest; 0 when none is late. */
  rulesLagSeconds: number;
  /** Since the day began (UTC), over all projects but Candor's own. */
  ingestToday: { accepted: number; rejected: number; bytes: number };
  /** Mean time from a group commit's begin to its end in the web process since the last look. */
  commitSeconds: number | null;
  channels: readonly SelfConnection[];
  collectors: readonly SelfConnection[];
  jobs: readonly { name: string; isRun: boolean; failsAgain: boolean }[];
  deadNotices: readonly SelfDeadNotice[];
}

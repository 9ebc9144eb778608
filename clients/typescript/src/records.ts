/** Shapes of what is sent, as POST /api/v1/... takes them. Times: RFC 3339, a Date, or epoch milliseconds. */

export type Time = string | number | Date;
type Optional<Fields> = { [Key in keyof Fields]?: Fields[Key] | undefined };

export interface MetricOptions
  extends Optional<{
    unit: string;
    /** gauge: how much there is; counter: a total that only grows; delta: how many since the last point. */
    type: 'gauge' | 'counter' | 'delta';
    labels: Record<string, string | number | boolean>;
    at: Time;
  }> {}

export interface Deployment
  extends Optional<{
    /** Your id of it; a later record with the same id updates it. */
    id: string;
    /** Left out: the client's own. */
    service: string;
    environment: string;
    version: string;
    startedAt: Time;
    finishedAt: Time;
    /** The id of the deployment it takes back. */
    rollbackOf: string;
    /** Nobody planned it and an incident made it necessary; left out: not known, unless it ended a confirmed incident. */
    unplanned: boolean;
    changes: readonly Change[];
  }> {
  sha: string;
  status: 'succeeded' | 'failed' | 'in_progress' | 'cancelled';
}

export interface Change
  extends Optional<{ ref: string; firstCommitAt: Time; openedAt: Time; mergedAt: Time }> {
  sha: string;
}

export interface Inference
  extends Optional<{
    /** Verdicts name it. Left out: made here, and answered. */
    id: string;
    provider: string;
    promptName: string;
    promptVersion: string;
    tenant: string;
    user: string;
    service: string;
    environment: string;
    version: string;
    /** All input tokens, cached ones too. */
    inputTokens: number;
    outputTokens: number;
    cachedInputTokens: number;
    cachedWriteTokens: number;
    reasoningTokens: number;
    /** Left out: taken from the server's price table. */
    costUsd: number;
    latencyMs: number;
    timeToFirstTokenMs: number;
    outcome: 'ok' | 'refused' | 'error' | 'fallback' | 'empty';
    /** Somebody got to see the answer. */
    shown: boolean;
    /** The answer said that it does not know. */
    unsure: boolean;
    retrievedChunks: number;
    droppedChunks: number;
    retrievalMs: number;
    traceId: string;
    spanId: string;
    at: Time;
  }> {
  /** The feature of your product that asked. */
  feature: string;
  model: string;
}

export interface Verdict
  extends Optional<{
    /** How much was changed, 0 to 1. */
    editRatio: number;
    /** Somebody said so; false when you read it from what they did. Left out: true. */
    explicit: boolean;
    at: Time;
  }> {
  inferenceId: string;
  verdict: 'accepted' | 'edited' | 'rejected' | 'ignored';
}

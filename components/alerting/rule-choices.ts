/** What a new rule can look at, with the line that it begins with; everything else is in the file of rules. */
export const RULE_CHOICES = [
  choice('dead_letters', 'Messages in a dead-letter queue', 'queue', 0),
  choice('queue depth', 'Messages in a queue', 'queue', 1_000),
  choice('queue oldest_age_seconds', 'Age of the oldest message (s)', 'queue', 600),
  choice('queue drain_seconds', 'Time until a queue is empty (s)', 'queue', 3_600),
  choice('breaker open', 'A circuit breaker is open (1)', 'breaker', 0),
  choice('breaker transitions_per_hour', 'Moves of a breaker an hour', 'breaker', 4),
  choice('breaker fallback_rate', 'Share that a breaker’s fallback answers (0–1)', 'breaker', 0.15),
  choice('breaker error_rate', 'Share of errors of a breaker’s calls (0–1)', 'breaker', 0.05),
  choice('heartbeat', 'A job was missed or failed (1)', 'slug', 0),
  choice('logs errors_per_minute', 'Error lines a minute', 'service', 10),
  choice('logs error_share', 'Share of error lines (0–1)', 'service', 0.05),
  choice('ai fallback_rate', 'Share that an AI fallback answers (0–1)', 'feature', 0.15),
  choice('ai error_rate', 'Share of AI errors (0–1)', 'feature', 0.05),
  choice('ai cost_usd', 'Cost of an AI feature in a day (US$)', 'feature', 50),
  choice('metric', 'A metric', 'metric', 100),
] as const;

function choice(value: string, label: string, filter: string, line: number) {
  return { value, label, filter, line };
}

/** The query of a choice. */
export function queryOf(value: string, filter: string, named: string): Record<string, unknown> {
  const [signal, measure] = value.split(' ');
  return {
    signal,
    ...(measure === undefined ? {} : { measure }),
    ...(named === '' ? {} : { [filter]: named }),
  };
}

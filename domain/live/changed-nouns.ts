/** What a project's pages are about, as far as it changes by itself. */
export const LIVE_NOUNS = [
  'logs',
  'traces',
  'queues',
  'breakers',
  'ai',
  'delivery',
  'metrics',
  'heartbeats',
  'alerts',
  'incidents',
] as const;
export type LiveNoun = (typeof LIVE_NOUNS)[number];

/**
 * The nouns of the kinds of record that the ingest stores, and of what the worker makes of them. A span may be an inference too, and a metric point a sample of
 * a queue or a breaker.
 */
const NOUNS_OF_KIND: Readonly<Record<string, readonly LiveNoun[]>> = {
  span: ['traces', 'ai'],
  queue_sample: ['queues'],
  dead_letter: ['queues'],
  breaker_transition: ['breakers'],
  breaker_sample: ['breakers'],
  concurrency_limit: ['breakers'],
  inference: ['ai'],
  verdict: ['ai'],
  evaluation: ['ai'],
  ai_fold: ['ai'],
  deployment: ['delivery'],
  beat: ['heartbeats'],
  alert: ['alerts'],
  incident: ['incidents'],
  metric_point: ['metrics', 'queues', 'breakers'],
};

/**
 * What a notice of new records says: the project, and what changed in it. A notice is a project's id, and after a space
 * the kinds of the records; one without them, or of a kind that is not known here, may be about anything.
 */
export function readNotice(notice: string): { projectId: string; nouns: readonly LiveNoun[] } {
  const [projectId = '', kinds] = notice.split(' ');
  const told = kinds?.split(',').map((kind) => NOUNS_OF_KIND[kind]) ?? [undefined];
  const nouns = new Set(told.flatMap((known) => known ?? LIVE_NOUNS));
  return { projectId, nouns: LIVE_NOUNS.filter((noun) => nouns.has(noun)) };
}

export function writeNotice(projectId: string, kinds: Iterable<string>): string {
  const told = [...kinds];
  return told.length === 0 ? projectId : `${projectId} ${told.join(',')}`;
}

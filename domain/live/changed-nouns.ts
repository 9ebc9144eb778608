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
] as const;
export type LiveNoun = (typeof LIVE_NOUNS)[number];

/** The nouns of the kinds of record that the ingest stores. */
const NOUN_OF_KIND: Readonly<Record<string, LiveNoun>> = {
  span: 'traces',
  queue_sample: 'queues',
  dead_letter: 'queues',
  breaker_transition: 'breakers',
  breaker_sample: 'breakers',
  concurrency_limit: 'breakers',
  inference: 'ai',
  verdict: 'ai',
  evaluation: 'ai',
  deployment: 'delivery',
  metric_point: 'metrics',
};

/**
 * What a notice of new records says: the project, and what changed in it. A notice is a project's id, and after a space
 * the kinds of the records; one without them, or of a kind that is not known here, may be about anything.
 */
export function readNotice(notice: string): { projectId: string; nouns: readonly LiveNoun[] } {
  const [projectId = '', kinds] = notice.split(' ');
  const nouns = kinds?.split(',').map((kind) => NOUN_OF_KIND[kind]) ?? [undefined];
  const known = nouns.flatMap((noun) => noun ?? []);
  return { projectId, nouns: known.length === nouns.length ? known : LIVE_NOUNS };
}

export function writeNotice(projectId: string, kinds: Iterable<string>): string {
  const told = [...kinds];
  return told.length === 0 ? projectId : `${projectId} ${told.join(',')}`;
}

import { z } from 'zod';
import { knownWord } from '../../schemas/known-word';
import { absoluteTime } from '../../time-range/absolute-time';
import { SEVERITIES, type Severity } from '../severity';

/** What an alert of another system says. */
export interface ExternalAlert {
  /** Who raises it: a rule is kept for each of its kinds. */
  source: 'alertmanager' | 'events';
  /** What kind it is, as its sender calls it; its rule here is named after it. */
  name: string;
  /** What tells it from others of its kind. */
  labels: Record<string, string>;
  status: 'firing' | 'resolved';
  severity: Severity;
  /** In words. */
  title: string;
  service: string | null;
  url: string | null;
  runbookUrl: string | null;
  /** When that was, over there; null: now. */
  atMs: number | null;
}

const MOST_TITLE = 500;

export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .max(2_000);

const SEVERITY_WORDS: Record<string, Severity> = {
  page: 'critical',
  emergency: 'critical',
  fatal: 'critical',
  error: 'high',
  major: 'high',
  warning: 'medium',
  warn: 'medium',
  minor: 'low',
  notice: 'info',
  none: 'info',
};

/** The severity that another system's word stands for; of one that is not known here, medium: somebody looks at it. */
export function severityOf(word: string | undefined): Severity {
  const known = word?.trim().toLowerCase() ?? '';
  return SEVERITIES.find((one) => one === known) ?? knownWord(SEVERITY_WORDS, known) ?? 'medium';
}

const short = (most: number) => z.string().trim().min(1, 'must not be empty').max(most);

/** One event of any system: POST /api/v1/events. */
export const externalEventSchema = z.object({
  /** What it is the same alert by: of one key at most one is open. */
  key: short(200),
  status: z.enum(['firing', 'resolved'], 'must be firing or resolved'),
  /** Of one that is resolved: as it was when it fired. */
  title: z.string().trim().max(2_000).optional(),
  severity: z.string().max(40).optional(),
  service: z
    .string()
    .trim()
    .max(255)
    .nullish()
    .transform((text) => text || null),
  /** What kind it is: precision, owner and runbook are kept for each. */
  rule: short(120).optional(),
  labels: z.record(z.string().min(1).max(120), z.coerce.string().max(500)).default({}),
  url: webAddress.nullish().transform((text) => text ?? null),
  runbookUrl: webAddress.nullish().transform((text) => text ?? null),
  at: absoluteTime.optional(),
});
export type ExternalEvent = z.output<typeof externalEventSchema>;

export function alertOfEvent(event: ExternalEvent): ExternalAlert {
  const { key, status, title, service, labels, url, runbookUrl, at } = event;
  return {
    source: 'events',
    name: event.rule ?? 'Events from elsewhere',
    labels: { ...labels, key },
    status,
    severity: severityOf(event.severity),
    title: (title || key).slice(0, MOST_TITLE),
    service,
    url,
    runbookUrl,
    atMs: at ?? null,
  };
}

import { z } from 'zod';
import { listedBreakerSchema } from '../breakers/breaker-answer';
import { listedDeploymentSchema } from '../delivery/deployment-list';
import { heartbeatSchema } from '../heartbeats/heartbeat-answers';
import { listedQueueSchema } from '../queues/queue-answer';
import { rateSchema } from '../statistics/rate-schema';
import { HEALTHS } from './health';
import { serviceStateSchema } from './service-state';
import { SENT_SIGNALS } from './sighting';

const text = z.string().nullable();
const number = z.number().nullable();

/** Where a service was seen within the last 30 days, and the version that was heard of last there. */
const placeSchema = z.object({
  environment: text,
  version: text,
  lastSeenAt: z.string(),
});
export type SeenPlace = z.infer<typeof placeSchema>;

/** A service of the catalogue: what people say of it, how it stands now, and what it tells by. */
export const catalogueServiceSchema = serviceStateSchema.extend({
  /** Why it stands so, in words. */
  reason: z.string(),
  description: text,
  runbookUrl: text,
  repositoryUrl: text,
  firstSeenAt: text,
  lastSeenAt: text,
  /** By what it was heard of within the last 30 days, and when last. */
  sends: z.array(z.object({ signal: z.enum(SENT_SIGNALS), lastSeenAt: z.string() })),
  places: z.array(placeSchema),
});
export type CatalogueService = z.infer<typeof catalogueServiceSchema>;

export const listedServiceSchema = catalogueServiceSchema.extend({
  /** Lines of level error and above that came of each step; null where none can have come, or it sends no logs. */
  errorsTrend: z.array(number),
});
export type ListedService = z.infer<typeof listedServiceSchema>;

export const serviceListSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** The moment that the states are of: now, whatever the range is. */
  at: z.string(),
  stepSeconds: z.number(),
  times: z.array(z.string()),
  /** The worst first. */
  items: z.array(listedServiceSchema),
  nextCursor: z.null(),
});
export type ServiceList = z.infer<typeof serviceListSchema>;

/** Each list has a value for every time. */
export const serviceSeriesSchema = z.object({
  stepSeconds: z.number(),
  times: z.array(z.string()),
  /** Log lines; null where nothing is known: before the project's first line, and in the future. */
  lines: z.array(number),
  /** Of them those of level error and above; null where it logged no line. */
  errors: z.array(number),
  errorRate: z.array(number),
});
export type ServiceSeries = z.infer<typeof serviceSeriesSchema>;

/** A feature whose models this service asked. */
const askedFeatureSchema = z.object({
  feature: z.string(),
  models: z.array(z.string()),
  inferences: z.number(),
  /** Of those that this service asked. */
  fallbackRate: rateSchema,
  errorRate: rateSchema,
  lastAskedAt: z.string(),
  /** How the feature stands, whoever asks. */
  state: z.enum(HEALTHS),
  words: z.string(),
});
export type AskedFeature = z.infer<typeof askedFeatureSchema>;

export const serviceDetailSchema = z.object({
  from: z.string(),
  to: z.string(),
  at: z.string(),
  service: catalogueServiceSchema,
  series: serviceSeriesSchema,
  queues: z.array(listedQueueSchema),
  /** Through which it calls others. */
  breakers: z.array(listedBreakerSchema),
  /** Through which others call it. */
  breakersOnIt: z.array(listedBreakerSchema),
  /** What its models were asked in the range, at most in the last day of it. */
  features: z.object({ from: z.string(), items: z.array(askedFeatureSchema) }),
  /** The jobs whose beats name it. */
  heartbeats: z.array(heartbeatSchema),
  /** Its last 10, of any time within the last 90 days, newest first. */
  deployments: z.array(listedDeploymentSchema),
});
export type ServiceDetail = z.infer<typeof serviceDetailSchema>;

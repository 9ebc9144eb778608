import { z } from 'zod';
import { comparisonSchema } from '../statistics/comparison';
import { rateSchema } from '../statistics/rate-schema';
import { businessWeekSchema } from './business-week-schema';

const seconds = z.number().nullable();
const spreadSchema = z.object({
  medianSeconds: seconds,
  p90Seconds: seconds,
  /** How many rows it is made of. */
  n: z.number().int(),
});

/** What every row of a metric tells of where it comes from. */
const rowSchema = z.object({
  /** Of the deployment as its sender named it; of a lead time, the change's commit. */
  id: z.string(),
  deploymentId: z.string(),
  /** Names the deployment among all services and environments. */
  ref: z.string(),
  service: z.string(),
  environment: z.string(),
  sha: z.string(),
  version: z.string().nullable(),
  /** When the deployment ended, else when it began. */
  at: z.string().nullable(),
  /** Of the change. */
  title: z.string().nullable(),
});

const leadTimePartsSchema = z.object({
  codingSeconds: seconds,
  reviewSeconds: seconds,
  waitingSeconds: seconds,
  deployingSeconds: seconds,
});

export const includedRowSchema = rowSchema.extend({
  /** Of a lead or recovery time. */
  seconds,
  /** Whether it counts against the rate: it failed, or was rework. Null where the metric is no rate. */
  counts: z.boolean().nullable(),
  /** What it is based on, in words. */
  note: z.string().nullable(),
  parts: leadTimePartsSchema.nullable(),
});
export type IncludedRow = z.output<typeof includedRowSchema>;

export const excludedRowSchema = rowSchema.extend({
  /** A word for programs, as in no_base. */
  reason: z.string(),
  /** The same for people. */
  message: z.string(),
});
export type ExcludedMetricRow = z.output<typeof excludedRowSchema>;

const rows = {
  included: z.array(includedRowSchema),
  excluded: z.array(excludedRowSchema),
  /** How many were left out of the metric; the list may be cut. */
  excludedCount: z.number().int(),
};

/** `bounds`: if everything that nobody told was planned, and if nothing of it was. */
const reworkRateSchema = rateSchema.extend({
  bounds: z.object({ low: z.number().nullable(), high: z.number().nullable() }),
});

const frequencySchema = z.object({ perDay: z.number().nullable(), n: z.number().int() });

export const seriesPointSchema = z.object({
  /** Where the stretch begins; all are equally wide, but the first and last are cut to the range. */
  time: z.string(),
  leadTime: spreadSchema,
  deploymentFrequency: frequencySchema,
  changeFailRate: rateSchema,
  recoveryTime: spreadSchema,
  reworkRate: reworkRateSchema,
  /** Null where nothing at all was deployed. */
  changes: z.number().int().nullable(),
  rollbacks: z.number().int().nullable(),
  failed: z.number().int().nullable(),
});
export type SeriesPoint = z.output<typeof seriesPointSchema>;

const aboutSchema = z.object({
  service: z.string().nullable(),
  /** Null: production, whatever it is called. */
  environment: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  hours: z.enum(['calendar', 'business']),
  /** What business hours are here, also where calendar hours are asked for. */
  businessHours: businessWeekSchema,
  stepSeconds: z.number().int(),
});

/** GET /api/v1/delivery. */
export const deliveryReportSchema = aboutSchema.extend({
  leadTime: spreadSchema.extend({
    parts: z.object({
      coding: spreadSchema,
      review: spreadSchema,
      waiting: spreadSchema,
      deploying: spreadSchema,
    }),
    ...rows,
  }),
  deploymentFrequency: frequencySchema.extend(rows),
  changeFailRate: rateSchema.extend(rows),
  recoveryTime: spreadSchema.extend(rows),
  reworkRate: reworkRateSchema.extend(rows),
  series: z.array(seriesPointSchema),
});
export type DeliveryReportAnswer = z.output<typeof deliveryReportSchema>;

const bandSchema = z
  .object({
    levels: z.array(z.enum(['elite', 'high', 'medium', 'low'])).readonly(),
    report: z.string(),
    year: z.number(),
  })
  .nullable();

const countsSchema = z.object({ included: z.number().int(), excluded: z.number().int() });
const metricsSchema = z.object({
  leadTime: spreadSchema,
  deploymentFrequency: frequencySchema,
  changeFailRate: rateSchema,
  recoveryTime: spreadSchema,
  reworkRate: reworkRateSchema,
});
const distributionSchema = z.array(
  z.object({ label: z.string(), toSeconds: z.number().nullable(), count: z.number().int() }),
);

/** How delivery stands now, whatever the range. */
export const deliveryStateSchema = z.object({
  /** When anything was deployed last; null: never. */
  lastDeploymentAt: z.string().nullable(),
  /** On their way, and begun within the last day. */
  inProgress: z.number().int(),
  /** Of the last 24 hours. */
  succeededInDay: z.number().int(),
  failedInDay: z.number().int(),
});
export type DeliveryState = z.output<typeof deliveryStateSchema>;

/**
 * The five metrics against those of another window or service. `difference` is this − the other, in seconds (of medians),
 * deployments a day or a share; better is shorter, more often, less.
 */
const deliveryDifferencesSchema = z.object({
  leadTime: comparisonSchema,
  deploymentFrequency: comparisonSchema,
  changeFailRate: comparisonSchema,
  recoveryTime: comparisonSchema,
  reworkRate: comparisonSchema,
});
export type DeliveryDifferences = z.output<typeof deliveryDifferencesSchema>;

/** The same metrics of the window before, or of another service in the same window, and how these stand against them. */
const comparedSchema = z.object({
  with: z.enum(['before', 'service']),
  service: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  metrics: metricsSchema,
  differences: deliveryDifferencesSchema,
  /** A point for each of the summary's own. */
  series: z.array(seriesPointSchema),
});
export type ComparedDelivery = z.output<typeof comparedSchema>;

/** The delivery page's first answer: what the report says, without the rows. */
export const deliverySummarySchema = aboutSchema.extend({
  metrics: metricsSchema,
  counts: z.object({
    leadTime: countsSchema,
    deploymentFrequency: countsSchema,
    changeFailRate: countsSchema,
    recoveryTime: countsSchema,
    reworkRate: countsSchema,
  }),
  /** The same metrics of the period before, as long as this one. */
  before: metricsSchema,
  /** What was asked to be compared with, the window before first. */
  compared: z.array(comparedSchema),
  parts: z.object({
    coding: spreadSchema,
    review: spreadSchema,
    waiting: spreadSchema,
    deploying: spreadSchema,
  }),
  bands: z.object({
    leadTime: bandSchema,
    deploymentFrequency: bandSchema,
    recoveryTime: bandSchema,
  }),
  distributions: z.object({ leadTime: distributionSchema, recoveryTime: distributionSchema }),
  series: z.array(seriesPointSchema),
  flakiness: rateSchema.extend({
    flaky: z.array(
      z.object({
        workflow: z.string(),
        sha: z.string(),
        service: z.string(),
        url: z.string().nullable(),
      }),
    ),
  }),
  /** What can be chosen from. */
  services: z.array(z.string()),
  environments: z.array(z.string()),
  state: deliveryStateSchema,
});
export type DeliverySummary = z.output<typeof deliverySummarySchema>;

export const metricRowsSchema = z.object({
  included: z.array(includedRowSchema),
  excluded: z.array(excludedRowSchema),
  includedCount: z.number().int(),
  excludedCount: z.number().int(),
});
export type MetricRows = z.output<typeof metricRowsSchema>;

import { z } from 'zod';
import { measuredField, nameField, recordOf, textField, timeField } from '../ingest/record-fields';
import { LOG_LIMITS } from '../logs/log-limits';
import type { MetricType } from './metric-point';

/** Labels kept of one point; further ones are cut away and flagged. */
export const MOST_LABELS = 32;

const TYPES: Record<string, MetricType> = {
  gauge: 'gauge',
  updown: 'gauge',
  counter: 'counter',
  cumulative: 'counter',
  sum: 'counter',
  delta: 'delta',
  count: 'delta',
  increment: 'delta',
};

const labelField = z
  .union([z.string(), z.number(), z.boolean(), z.null()], 'must be a text, a number or a boolean')
  .transform((value) => (value === null ? '' : String(value)));

/** The body of POST /api/v1/metrics. */
export const metricFields = {
  name: nameField.describe('Name of the metric, such as checkout.completed'),
  value: measuredField.describe('A finite number'),
  unit: textField.describe('Such as ms, By, {order}'),
  type: z
    .string('must be a text')
    .toLowerCase()
    .refine((word) => Object.hasOwn(TYPES, word), 'must be gauge, counter or delta')
    .transform((word): MetricType => TYPES[word] ?? 'gauge')
    .default('gauge')
    .describe(
      'gauge: how much there is; counter: a total that only grows; delta: how many since the last point',
    ),
  labels: z
    .record(z.string().max(LOG_LIMITS.textBytes), labelField, 'must be an object of labels')
    .default({}),
  service: textField,
  environment: textField,
  version: textField,
  instance: textField,
  at: timeField.optional(),
};

export const metricSchema = recordOf(metricFields);

import { z } from 'zod';
import { LEVELS } from '../logs/log-event';
import { madeRecordSchema } from './made-record';
import { WAYS_IN } from './ways-in';

/** Where a value of a record was found and where it went; `to` is empty for what was cut away. */
export const fieldMappingSchema = z.object({
  from: z.string(),
  to: z.string(),
  note: z.string().optional(),
});

/** A record as it was received, and what became of it. */
export const ingestSampleSchema = z.object({
  id: z.string(),
  keyId: z.string(),
  receivedAt: z.string(),
  /** The way in, as in v1/logs. */
  route: z.string(),
  outcome: z.enum(['accepted', 'rejected']),
  /** Who seems to have written it; null when it was rejected before that. */
  shape: z.string().nullable(),
  /** Cut at RAW_LIMIT_CHARACTERS. */
  raw: z.string(),
  isCut: z.boolean(),
  /** Why it was rejected, and what to send instead. */
  reason: z.string().nullable(),
  hint: z.string().nullable(),
  /** null when the record is too long, or too broken, to be read again. */
  mappings: z.array(fieldMappingSchema).nullable(),
  /** What was made of it in other signals than logs. */
  made: z.array(madeRecordSchema),
  /** The line that was made of it. */
  line: z
    .object({
      time: z.string(),
      level: z.enum(LEVELS),
      service: z.string().nullable(),
      message: z.string(),
      flags: z.array(z.string()),
    })
    .nullable(),
});
export type IngestSample = z.infer<typeof ingestSampleSchema>;

export const ingestSamplesSchema = z.object({
  items: z.array(ingestSampleSchema),
  nextCursor: z.string().nullable(),
});

/** A key and what it sent, as the ingest doctor lists them. */
export const ingestKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  state: z.enum(['active', 'expired', 'revoked']),
  lastUsedAt: z.string().nullable(),
  acceptedToday: z.number(),
  rejectedToday: z.number(),
});
export type IngestKey = z.infer<typeof ingestKeySchema>;

const sampleId = z.string().regex(/^\d{1,18}$/, 'is not the id of a record');

export const ingestSamplesParams = z.object({
  key: z.uuid().optional(),
  outcome: z.enum(['accepted', 'rejected']).optional(),
  route: z.enum(WAYS_IN).optional(),
  cursor: sampleId.optional(),
});

export const arrivalsParams = z.object({
  /** Only records that arrived after this one. */
  after: sampleId,
});

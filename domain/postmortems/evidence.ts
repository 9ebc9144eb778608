import { z } from 'zod';

const point = z.number().nullable();

/** A chart's data, kept so that it can be drawn again when the signals themselves are gone. */
export const chartEvidenceSchema = z.object({
  title: z.string(),
  unit: z.enum(['count', 'ratio']),
  steps: z.boolean(),
  window: z.object({ fromMs: z.number(), toMs: z.number() }),
  stepMs: z.number(),
  times: z.array(z.number()),
  series: z.array(z.object({ key: z.string(), label: z.string(), values: z.array(point) })),
});

/** A row of the incident's timeline as it was. */
export const rowEvidenceSchema = z.object({
  at: z.string(),
  kind: z.string(),
  text: z.string(),
  by: z.string().nullable(),
});

const common = {
  /** Counts up within the postmortem: [E3](#evidence-3) cites number 3. */
  number: z.number().int(),
  caption: z.string(),
  /** Where the live signal can be looked at while it is kept, under the project's address. */
  path: z.string().nullable(),
  frozenAt: z.string(),
};

export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('chart'), data: chartEvidenceSchema }),
  z.object({ ...common, kind: z.literal('row'), data: rowEvidenceSchema }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

import { z } from 'zod';

const finite = z.number('must be a number');

/** When a rule's measure is worth an alert. */
export const conditionSchema = z.discriminatedUnion('kind', [
  /** The value is beyond a line; it is well again only beyond `recovery`, where that is given. */
  z.object({
    kind: z.literal('threshold'),
    op: z.enum(['>', '>=', '<', '<='], 'must be one of >, >=, <, <='),
    value: finite,
    recovery: finite.optional(),
    /** Of rates: compare the bound of the interval that speaks against the condition, so that chance alone never pages. */
    onBound: z.boolean().optional(),
    /** Fewer observations than this say nothing. */
    minimumN: z.int().min(0).optional(),
  }),
  /** It has risen (>) or fallen (<) by so many percent against a period ago. */
  z.object({
    kind: z.literal('change'),
    op: z.enum(['>', '<'], 'must be > or <'),
    percent: finite.min(0),
    againstSeconds: z.int().min(300).max(2_592_000),
    recoveryPercent: finite.min(0).optional(),
  }),
  /** Nothing has been heard. */
  z.object({ kind: z.literal('absence') }),
  /** It leaves what is usual for it. */
  z.object({
    kind: z.literal('baseline'),
    direction: z.enum(['above', 'below', 'both'], 'must be above, below or both'),
    /** How surprising it must be, 0 to 1. */
    score: finite.min(0).max(1).default(0.75),
    /** Where the value and what is usual both lie below it, nothing is unusual; left out: as fits what is measured. */
    floor: finite.min(0).optional(),
  }),
]);
export type Condition = z.output<typeof conditionSchema>;
export type Comparison = Extract<Condition, { kind: 'threshold' }>['op'];

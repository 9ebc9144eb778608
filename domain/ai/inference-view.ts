import { z } from 'zod';
import { OUTCOMES, VERDICTS } from './inference';

const text = z.string().nullable();
const amount = z.number().nullable();
const judged = z.enum(['accepted', 'edited', 'rejected']).nullable();

/** One line of the ledger. */
export const listedInferenceSchema = z.object({
  id: z.string(),
  time: z.string(),
  feature: z.string(),
  model: z.string(),
  provider: text,
  promptName: text,
  promptVersion: text,
  tenant: text,
  user: text,
  service: text,
  environment: text,
  version: text,
  inputTokens: amount,
  outputTokens: amount,
  cachedReadTokens: amount,
  cachedWriteTokens: amount,
  reasoningTokens: amount,
  costUsd: amount,
  /** Who says what it cost: the sender, the price table, or why nobody can. Null: not counted yet. */
  costBasis: z.enum(['given', 'table', 'no_price', 'no_tokens']).nullable(),
  latencyMs: amount,
  timeToFirstTokenMs: amount,
  outcome: z.enum(OUTCOMES),
  shown: z.boolean(),
  unsure: z.boolean().nullable(),
  retrievedChunks: amount,
  droppedChunks: amount,
  retrievalMs: amount,
  traceId: text,
  spanId: text,
  flags: z.array(z.string()),
  explicit: judged,
  implicit: judged,
  /** By the explicit verdict, or else the implicit one. */
  state: z.enum(['unseen', 'pending', ...VERDICTS]),
});
export type ListedInference = z.infer<typeof listedInferenceSchema>;

export const inferencePageSchema = z.object({
  items: z.array(listedInferenceSchema),
  nextCursor: text,
});
export type InferencePage = z.infer<typeof inferencePageSchema>;

export const inferenceDetailSchema = z.object({
  inference: listedInferenceSchema.extend({ receivedAt: z.string() }),
  /** How long its feature waits for a verdict. */
  limitSeconds: z.number(),
  /** All of them, the latest by its own time first. */
  verdicts: z.array(
    z.object({
      time: z.string(),
      receivedAt: z.string(),
      verdict: z.enum(VERDICTS),
      explicit: z.boolean(),
      editRatio: amount,
      /** The one that its kind of feedback is told by. */
      isStanding: z.boolean(),
    }),
  ),
  evaluations: z.array(
    z.object({
      time: z.string(),
      name: z.string(),
      run: text,
      score: amount,
      label: text,
      explanation: text,
    }),
  ),
});
export type InferenceDetail = z.infer<typeof inferenceDetailSchema>;

import { z } from 'zod';
import {
  amountField,
  booleanField,
  nameField,
  recordOf,
  shareField,
  textField,
  timeField,
} from '../ingest/record-fields';
import { knownWord } from '../schemas/known-word';
import { OUTCOMES, VERDICTS } from './inference';

const amount = amountField.optional();

const OUTCOME_WORDS: Record<string, string> = {
  success: 'ok',
  refusal: 'refused',
  failed: 'error',
  failure: 'error',
};

const outcomeField = z
  .string('must be a text')
  .transform((word) => knownWord(OUTCOME_WORDS, word.toLowerCase()) ?? word.toLowerCase())
  .pipe(z.enum(OUTCOMES, `must be ${OUTCOMES.slice(0, -1).join(', ')} or empty`))
  .default('ok');

/** The body of POST /api/v1/ai/inferences. */
export const inferenceFields = {
  id: nameField.describe('Your id of the answer; verdicts name it'),
  feature: nameField.describe('The feature of your product that asked'),
  model: nameField,
  provider: textField,
  promptName: textField,
  promptVersion: textField,
  tenant: textField,
  user: textField,
  service: textField,
  environment: textField,
  version: textField,
  inputTokens: amount.describe('All input tokens, cached ones too'),
  outputTokens: amount.describe('All output tokens, reasoning ones too'),
  cachedInputTokens: amount.describe('Of the input, what was read from the cache'),
  cachedWriteTokens: amount.describe('Of the input, what was written to the cache'),
  reasoningTokens: amount.describe('Of the output, what was spent on reasoning'),
  costUsd: amount.describe('Left out: taken from the price table'),
  latencyMs: amount,
  timeToFirstTokenMs: amount,
  outcome: outcomeField.describe('Left out: ok'),
  shown: booleanField.default(false).describe('Somebody got to see the answer'),
  unsure: booleanField.optional().describe('The answer said that it does not know'),
  retrievedChunks: amount,
  droppedChunks: amount,
  retrievalMs: amount,
  traceId: textField,
  spanId: textField,
  at: timeField.optional().describe('When it was asked; left out: now'),
};

export const inferenceSchema = recordOf(inferenceFields);

const VERDICT_WORDS: Record<string, string> = {
  accept: 'accepted',
  edit: 'edited',
  reject: 'rejected',
  ignore: 'ignored',
};

export const verdictField = z
  .string('must be a text')
  .transform((word) => knownWord(VERDICT_WORDS, word.toLowerCase()) ?? word.toLowerCase())
  .pipe(z.enum(VERDICTS, 'must be accepted, edited, rejected or ignored'));

/** The body of POST /api/v1/ai/verdicts. */
export const verdictFields = {
  inferenceId: nameField.describe('The id of the inference it is about'),
  verdict: verdictField.describe(
    'accepted, edited, rejected or ignored. The latest counts; ignored ends the waiting and takes back nothing',
  ),
  editRatio: shareField.optional().describe('How much was changed, 0 to 1'),
  explicit: booleanField
    .default(true)
    .describe('Somebody said so; false when you read it from what they did'),
  at: timeField.optional(),
};

export const verdictSchema = recordOf(verdictFields);

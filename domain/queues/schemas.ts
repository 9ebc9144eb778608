import { z } from 'zod';
import { amountField, nameField, recordOf, textField, timeField } from '../ingest/record-fields';
import { knownWord } from '../schemas/known-word';
import type { QueueKind } from './queue-sample';

const KINDS: Record<string, QueueKind> = {
  work: 'work',
  dead_letter: 'dead_letter',
  deadletter: 'dead_letter',
  dlq: 'dead_letter',
};

const kindField = z
  .string('must be a text')
  .transform((word) => knownWord(KINDS, word.toLowerCase().replaceAll(/[- ]/g, '_')))
  .pipe(z.enum(['work', 'dead_letter'], 'must be work or dead_letter'))
  .optional();

const count = amountField.optional();

/** The body of POST /api/v1/queues/samples. */
export const queueSampleFields = {
  queue: nameField.describe('Name of the queue'),
  depth: amountField.describe('Messages waiting to be taken'),
  system: textField.describe('The broker, such as rabbitmq, bullmq, sqs, kafka'),
  service: textField.describe('The service that consumes it'),
  environment: textField,
  kind: kindField.describe('work or dead_letter'),
  deadLetterOf: textField.describe('The queue whose dead letters these are'),
  inFlight: count.describe('Messages taken and not yet done'),
  delayed: count.describe('Messages waiting for their time'),
  oldestAgeSeconds: count.describe(
    'Age of the oldest waiting message; leave it out when there is none',
  ),
  enqueued: count.describe('Messages that came since your last sample'),
  dequeued: count.describe('Messages that left since your last sample'),
  failed: count.describe('Messages given up on since your last sample'),
  retried: count.describe('Messages tried again since your last sample'),
  consumers: count,
  at: timeField.optional().describe('When it was measured; left out: now'),
};

export const queueSampleSchema = recordOf(queueSampleFields);

const errorField = z.union(
  [
    z.string(),
    z.object({ message: z.string(), type: z.string().optional(), name: z.string().optional() }),
  ],
  'must be a text, or an object with a message',
);

/** The body of POST /api/v1/queues/dead-letters. */
export const deadLetterFields = {
  queue: nameField.describe('The dead-letter queue, or the queue it failed in'),
  messageId: nameField,
  error: errorField.describe('What went wrong the last time'),
  errorType: textField.describe(
    'Class or code of the error; left out: taken from the error’s text',
  ),
  attempts: count,
  firstFailedAt: timeField.optional().describe('When it failed first; brokers forget it'),
  correlationId: textField,
  traceId: textField,
  tenant: textField,
  producerVersion: textField.describe('Version of the software that wrote the message'),
  payload: z
    .unknown()
    .optional()
    .describe('The message; kept as a preview of 2 KiB with secrets masked'),
  system: textField,
  service: textField,
  environment: textField,
  at: timeField.optional().describe('When it failed last; left out: now'),
};

export const deadLetterSchema = recordOf(deadLetterFields);

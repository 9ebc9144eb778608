import {
  clientLines,
  file,
  installClient,
  postCommand,
  type Snippet,
  type SnippetStep,
  type SnippetSubject,
  shell,
} from './snippet';

/** A BullMQ queue that its own service tells of. */
export function bullmqSnippet(subject: SnippetSubject): Snippet {
  return {
    id: 'bullmq',
    title: 'BullMQ',
    lead: 'Candor’s client watches a queue: how many jobs wait and for how long, what comes and goes, and each job that failed for good as a dead letter with its error.',
    steps: [
      installClient(subject, 'bullmq'),
      file('candor-bullmq.mjs', bullmqScript(subject)),
      shell('Run, in one process and not in every replica', 'node candor-bullmq.mjs'),
    ],
  };
}

function bullmqScript(subject: SnippetSubject): string {
  return `import { createCandor } from '@candor/client';
import { Queue, QueueEvents } from 'bullmq';

${clientLines(subject)}
const connection = {
  host: process.env.REDIS_HOST ?? 'localhost',
  port: Number(process.env.REDIS_PORT ?? 6379),
};
const queue = new Queue('emails', { connection });
const events = new QueueEvents('emails', { connection });

candor.watchQueue(queue, { events });
`;
}

/** Queues that Candor looks at by itself. */
export function queueCollectorSnippet(): Snippet {
  return {
    id: 'queue-collector',
    title: 'Redis or RabbitMQ, without code',
    lead: 'Candor looks at the broker by itself: BullMQ’s queues in a Redis, or RabbitMQ’s management interface. It only reads, and tries the connection before you keep it.',
    steps: [],
    link: { label: 'Add a collector', path: 'settings/collectors' },
  };
}

/** One sample and one dead letter by hand. */
export function queueCurlSnippet(subject: SnippetSubject): Snippet {
  const { service } = subject;
  const sample = { queue: 'emails', service, depth: 12, oldestAgeSeconds: 30, consumers: 2 };
  const letter = {
    queue: 'emails-dlq',
    service,
    messageId: 'm-17',
    errorType: 'SmtpTimeout',
    error: 'no answer from the mail server within 30 s',
    attempts: 5,
    producerVersion: '1.4.2',
    correlationId: 'order-1042',
  };
  return {
    id: 'queue-curl',
    title: 'curl',
    lead: 'What any other queue needs: how many messages wait, and each that nobody could process.',
    steps: [
      shell('A sample of a queue', postCommand(subject, 'queues/samples', sample)),
      shell('A dead letter', postCommand(subject, 'queues/dead-letters', letter)),
    ],
  };
}

/** What tells of a queue for the first time, each to be copied as it stands. */
export function queueSnippets(subject: SnippetSubject): SnippetStep[] {
  const bullmq = bullmqSnippet(subject).steps.map((step) =>
    step.kind === 'file'
      ? { ...step, label: 'candor-bullmq.mjs: a BullMQ queue, every 10 s' }
      : step,
  );
  return [...queueCurlSnippet(subject).steps, ...bullmq.slice(0, 2)];
}

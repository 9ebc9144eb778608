import { type SnippetStep, type SnippetSubject, scriptText, shell, shellWord } from './snippet';

/** What tells of a queue for the first time, each to be copied as it stands. */
export function queueSnippets({ origin, key, service }: SnippetSubject): SnippetStep[] {
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
  return [
    shell('A sample of a queue', post(`${origin}/api/v1/queues/samples`, key, sample)),
    shell('A dead letter', post(`${origin}/api/v1/queues/dead-letters`, key, letter)),
    {
      kind: 'file',
      label: 'A BullMQ queue, every 10 seconds',
      code: `import { createCandor } from '@candor/client';
import { Queue, QueueEvents } from 'bullmq';

const candor = createCandor({
  url: ${scriptText(origin)},
  apiKey: ${scriptText(key)},
  service: ${scriptText(service)},
});
const connection = { host: process.env.REDIS_HOST, port: Number(process.env.REDIS_PORT) };
const queue = new Queue('emails', { connection });
const events = new QueueEvents('emails', { connection });

candor.watchQueue(queue, { events });
`,
    },
  ];
}

function post(address: string, key: string, record: object): string {
  return [
    `curl -sS ${shellWord(address)} \\`,
    `  -H ${shellWord(`Authorization: Bearer ${key}`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellWord(JSON.stringify(record))}`,
  ].join('\n');
}

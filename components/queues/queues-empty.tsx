'use client';
import { useState } from 'react';
import { KeyChoice } from '@/components/connect/key-choice';
import { KeyKept } from '@/components/connect/key-kept';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { queueSnippets } from '@/domain/connect/queue-snippets';

interface QueuesEmptyProps {
  project: string;
  /** Candor's own address, as senders reach it. */
  origin: string;
  mayMakeKeys: boolean;
  hasCome: boolean;
  onMade: () => void;
  onDone: () => void;
}

/** Stands in a command until there is a key; long enough to be seen as what is missing. */
const NO_KEY = 'cnd_PUT_YOUR_KEY_HERE';

/** How the first queue comes to stand here: a key, and commands that carry it. The page listens meanwhile. */
export function QueuesEmpty(props: QueuesEmptyProps) {
  const { project, origin, mayMakeKeys, hasCome, onMade, onDone } = props;
  const [key, setKey] = useState('');
  const subject = { origin, key: key || NO_KEY, service: 'mailer' };
  return (
    <EmptyState
      title="No queue has told anything yet"
      code={
        <div className="flex min-w-0 flex-col gap-3">
          <KeyChoice
            project={project}
            value={key}
            mayMakeKeys={mayMakeKeys}
            onChange={setKey}
            onMade={onMade}
          />
          {queueSnippets(subject).map(({ label, code }) => (
            <CodeBlock key={label} label={label} code={code} />
          ))}
          <KeyKept noun="sample" hasCome={hasCome} onDone={onDone} />
        </div>
      }
    >
      Send how many messages wait, and each message that nobody could process; or let the client
      watch a BullMQ queue. Queues that OpenTelemetry metrics of RabbitMQ, BullMQ, SQS or Kafka tell
      of stand here by themselves.
    </EmptyState>
  );
}

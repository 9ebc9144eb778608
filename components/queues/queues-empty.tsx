'use client';
import { KeyKept } from '@/components/connect/key-kept';
import { KeyedCommands } from '@/components/connect/keyed-commands';
import { EmptyState } from '@/components/ui/empty-state';
import { queueSnippets } from '@/domain/connect/queue-snippets';

interface QueuesEmptyProps {
  project: string;
  hasCome: boolean;
  onMade: () => void;
  onDone: () => void;
}

/** How the first queue comes to stand here: a key, and commands that carry it. The page listens meanwhile. */
export default function QueuesEmpty({ project, hasCome, onMade, onDone }: QueuesEmptyProps) {
  return (
    <EmptyState
      title="No queue has told anything yet"
      code={
        <div className="flex min-w-0 flex-col gap-3">
          <KeyedCommands
            project={project}
            steps={(sender) => queueSnippets({ ...sender, service: 'mailer' })}
            onMade={onMade}
          />
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

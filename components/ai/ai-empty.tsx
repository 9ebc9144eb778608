'use client';
import { KeyKept } from '@/components/connect/key-kept';
import { KeyedCommands } from '@/components/connect/keyed-commands';
import { EmptyState } from '@/components/ui/empty-state';
import { aiSnippets } from '@/domain/connect/ai-snippets';

interface AiEmptyProps {
  project: string;
  hasCome: boolean;
  onMade: () => void;
  onDone: () => void;
}

/** How the ledger gets its first lines. The page listens meanwhile. */
export default function AiEmpty({ project, hasCome, onMade, onDone }: AiEmptyProps) {
  return (
    <EmptyState
      title="No model call has been told of yet"
      code={
        <div className="flex min-w-0 flex-col gap-3">
          <KeyedCommands
            project={project}
            steps={(sender) => aiSnippets({ ...sender, service: 'assistant' })}
            onMade={onMade}
          />
          <KeyKept noun="answer" hasCome={hasCome} onDone={onDone} />
        </div>
      }
    >
      Tell of each answer that a model gave, and of what people made of it. Spans that follow
      OpenTelemetry’s conventions for generative AI come in by themselves.
    </EmptyState>
  );
}

import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { buttonClass } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import type { Snippet } from '@/domain/connect/snippet';

interface SnippetStepsProps {
  project: string;
  snippet: Snippet;
}

export function SnippetSteps({ project, snippet }: SnippetStepsProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{snippet.lead}</p>
      {snippet.steps.map((step) => (
        <CodeBlock
          key={step.label}
          label={step.kind === 'file' ? `Save as ${step.label}` : step.label}
          code={step.code}
          wrap={step.kind === 'shell'}
        />
      ))}
      {snippet.link ? (
        <Link
          href={projectPath(project, snippet.link.path)}
          className={buttonClass('secondary', 'self-start')}
        >
          {snippet.link.label}
        </Link>
      ) : null}
    </div>
  );
}

'use client';
import { KeyedCommands } from '@/components/connect/keyed-commands';
import { breakerSnippets } from '@/domain/connect/breaker-snippets';

interface BreakerCommandsProps {
  project: string;
  onMade: () => void;
}

/** How a service tells of its breakers. */
export default function BreakerCommands({ project, onMade }: BreakerCommandsProps) {
  return <KeyedCommands project={project} steps={breakerSnippets} onMade={onMade} />;
}

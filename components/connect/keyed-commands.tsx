'use client';
import { useState } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { NO_KEY, type SnippetStep } from '@/domain/connect/snippet';
import { KeyChoice } from './key-choice';
import { useSending } from './sending-context';

interface KeyedCommandsProps {
  project: string;
  /** What is to be copied, with the address and a key in it. */
  steps: (sender: { origin: string; key: string }) => readonly SnippetStep[];
  /** A key was made, which is shown this once: what holds it should stay. */
  onMade?: (() => void) | undefined;
}

/** A key, made here or pasted, and commands that carry it. */
export function KeyedCommands({ project, steps, onMade }: KeyedCommandsProps) {
  const { origin, mayMakeKeys } = useSending();
  const [key, setKey] = useState('');
  return (
    <div className="flex min-w-0 max-w-3xl flex-col gap-3">
      <KeyChoice
        project={project}
        value={key}
        mayMakeKeys={mayMakeKeys}
        onChange={setKey}
        onMade={onMade}
      />
      {steps({ origin, key: key || NO_KEY }).map(({ label, code, kind }) => (
        <CodeBlock key={label} label={label} code={code} wrap={kind === 'shell'} />
      ))}
    </div>
  );
}

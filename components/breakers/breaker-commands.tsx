'use client';
import { useState } from 'react';
import { KeyChoice } from '@/components/connect/key-choice';
import { CodeBlock } from '@/components/ui/code-block';
import { breakerSnippets } from '@/domain/connect/breaker-snippets';

interface BreakerCommandsProps {
  project: string;
  origin: string;
  mayMakeKeys: boolean;
  onMade?: (() => void) | undefined;
}

/** Stands in a command until there is a key; long enough to be seen as what is missing. */
const NO_KEY = 'cnd_PUT_YOUR_KEY_HERE';

/** How a service tells of its breakers, with the address and a key in it. */
export function BreakerCommands(props: BreakerCommandsProps) {
  const { project, origin, mayMakeKeys, onMade } = props;
  const [key, setKey] = useState('');
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <KeyChoice
        project={project}
        value={key}
        mayMakeKeys={mayMakeKeys}
        onChange={setKey}
        onMade={onMade}
      />
      {breakerSnippets({ origin, key: key || NO_KEY }).map(({ label, code }) => (
        <CodeBlock key={label} label={label} code={code} />
      ))}
    </div>
  );
}

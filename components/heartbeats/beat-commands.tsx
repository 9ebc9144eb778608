'use client';
import { useState } from 'react';
import { KeyChoice } from '@/components/connect/key-choice';
import { CodeBlock } from '@/components/ui/code-block';
import { heartbeatSnippets } from '@/domain/connect/heartbeat-snippets';

interface BeatCommandsProps {
  project: string;
  origin: string;
  mayMakeKeys: boolean;
  slug: string;
  everySeconds: number;
  graceSeconds: number;
}

/** Stands in a command until there is a key; long enough to be seen as what is missing. */
const NO_KEY = 'cnd_PUT_YOUR_KEY_HERE';

/** What a job has to call, with the address and a key in it. */
export function BeatCommands(props: BeatCommandsProps) {
  const { project, origin, mayMakeKeys, slug, everySeconds, graceSeconds } = props;
  const [key, setKey] = useState('');
  const steps = heartbeatSnippets({
    origin,
    key: key || NO_KEY,
    slug,
    everySeconds,
    graceSeconds,
  });
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <KeyChoice project={project} value={key} mayMakeKeys={mayMakeKeys} onChange={setKey} />
      {steps.map(({ label, code }) => (
        <CodeBlock key={label} label={label} code={code} wrap />
      ))}
    </div>
  );
}

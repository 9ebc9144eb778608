'use client';
import Link from 'next/link';
import { useState } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { PageHeader } from '@/components/layout/page-header';
import { useUrlState } from '@/components/layout/use-url-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Tabs } from '@/components/ui/tabs';
import { CONNECT_CHOICES, CONNECT_SIGNALS } from '@/domain/connect/connect-choices';
import { connectViewSchema } from '@/domain/connect/connect-view';
import { NO_KEY } from '@/domain/connect/snippet';
import { Arrivals } from './arrivals';
import { KeyChoice } from './key-choice';
import { useSending } from './sending-context';
import { SnippetSteps } from './snippet-steps';

interface ConnectViewProps {
  project: string;
  /** Whether anything has ever arrived. */
  hasEvents: boolean;
  /** The newest record that had arrived when the page was drawn. */
  after: string;
}

const SIGNALS = CONNECT_SIGNALS.map((value) => ({ value, label: CONNECT_CHOICES[value].label }));

/** From nothing to the first line: a key, a command that carries it, and the proof that it arrived. */
export function ConnectView({ project, hasEvents, after }: ConnectViewProps) {
  const { origin, mayMakeKeys } = useSending();
  const [key, setKey] = useState('');
  const [service, setService] = useState('');
  const [{ signal }, setView] = useUrlState(connectViewSchema);
  const choice = CONNECT_CHOICES[signal];
  const subject = { origin, key: key || NO_KEY, service: service.trim() || 'my-service' };
  return (
    <>
      <PageHeader
        title="Connect a sender"
        answer={
          hasEvents
            ? 'This project receives already; here is how to add another sender.'
            : 'Nothing has arrived yet. Three steps from here to your own work on the screen.'
        }
      />
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 px-gutter py-4 xl:grid-cols-[minmax(0,48rem)_minmax(18rem,24rem)]">
        <ol className="flex min-w-0 flex-col gap-6">
          <li>
            <h2 className="pb-2 text-title">1. Take a key</h2>
            <KeyChoice project={project} value={key} mayMakeKeys={mayMakeKeys} onChange={setKey} />
          </li>
          <li className="min-w-0">
            <h2 className="pb-2 text-title">2. Send something with it</h2>
            <div className="pb-3">
              <Segmented
                label="What you want to see"
                value={signal}
                options={SIGNALS}
                onChange={(next) => setView({ signal: next })}
              />
            </div>
            <Field
              label="Name of your service"
              hint="What it sends is grouped by it. It stands in the commands below."
              className="max-w-xs pb-3"
            >
              <Input
                mono
                value={service}
                placeholder="my-service"
                maxLength={100}
                onChange={(event) => setService(event.target.value)}
              />
            </Field>
            <Tabs
              key={signal}
              label="Senders"
              tabs={choice.snippets(subject).map((snippet) => ({
                value: snippet.id,
                label: snippet.title,
                content: <SnippetSteps project={project} snippet={snippet} />,
              }))}
            />
          </li>
        </ol>
        <section aria-labelledby="arrivals" className="xl:sticky xl:top-16 xl:self-start">
          <h2 id="arrivals" className="pb-2 text-title">
            3. See it arrive
          </h2>
          <Arrivals project={project} after={after} />
          <p className="pt-3 text-muted">
            It then stands on the page{' '}
            <Link href={projectPath(project, choice.page.segment)} className="underline">
              {choice.page.label}
            </Link>
            , and in the cause strip of the{' '}
            <Link href={projectPath(project, '')} className="underline">
              overview
            </Link>
            .
          </p>
        </section>
      </div>
    </>
  );
}

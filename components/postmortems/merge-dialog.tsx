'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Segmented } from '@/components/ui/segmented';
import { textOf } from '@/domain/postmortems/merge-sections';
import type { Section } from '@/domain/postmortems/section';
import type { DraftConflict } from './use-postmortem-draft';

type Choice = 'mine' | 'theirs' | 'both';

interface MergeDialogProps {
  conflict: DraftConflict;
  onSettle: (sections: readonly Section[]) => void;
}

/** Two wrote in the same lines: both versions beside each other, and a person chooses. Nothing is lost before that. */
export function MergeDialog({ conflict: { current, merged }, onSettle }: MergeDialogProps) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const choiceOf = (id: string) => choices.get(id) ?? 'both';
  const settle = () =>
    onSettle(
      merged.map(({ section, parts }) => ({
        ...section,
        markdown: textOf(parts, ({ mine, theirs }, place) => {
          const choice = choiceOf(`${section.key} ${place}`);
          if (choice === 'both') return [...theirs, ...mine];
          return choice === 'mine' ? mine : theirs;
        }),
      })),
    );
  return (
    <Dialog
      open
      wide
      title={`${current.updatedBy} wrote in the same lines`}
      description="Everything else is brought together already. Choose for each place; both is never wrong."
      footer={
        <Button variant="primary" onClick={settle}>
          Keep these
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {merged.flatMap(({ section, parts }) =>
          parts.map((part, place) => {
            if (part.kind === 'agreed') return null;
            const id = `${section.key} ${place}`;
            return (
              <section key={id} aria-label={section.heading} className="flex flex-col gap-2">
                <h3 className="font-semibold">{section.heading}</h3>
                <div className="grid gap-2 sm:grid-cols-2">
                  <Version title="Yours" lines={part.mine} />
                  <Version title={`By ${current.updatedBy}`} lines={part.theirs} />
                </div>
                <Segmented
                  label={`What stays in ${section.heading}`}
                  value={choiceOf(id)}
                  options={[
                    { value: 'both', label: 'Both' },
                    { value: 'mine', label: 'Yours' },
                    { value: 'theirs', label: 'Theirs' },
                  ]}
                  onChange={(choice) => setChoices((before) => new Map(before).set(id, choice))}
                />
              </section>
            );
          }),
        )}
      </div>
    </Dialog>
  );
}

function Version({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="min-w-0">
      <p className="text-small text-muted">{title}</p>
      <pre className="whitespace-pre-wrap break-words rounded-md bg-sunken p-2 font-sans">
        {lines.length === 0 ? 'nothing: taken out' : lines.join('\n')}
      </pre>
    </div>
  );
}

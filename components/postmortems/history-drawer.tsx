'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { Drawer } from '@/components/ui/drawer';
import { Time } from '@/components/ui/time';
import { diffLines } from '@/domain/postmortems/line-diff';
import type { RevisionList } from '@/domain/postmortems/postmortem-answers';
import { postmortemsQueries } from './postmortems-queries';

interface HistoryDrawerProps {
  project: string;
  id: string;
  onClose: () => void;
}

type Revision = RevisionList['items'][number];

/** How the text came to be: who changed what, line by line. */
export function HistoryDrawer({ project, id, onClose }: HistoryDrawerProps) {
  const revisions = useQuery(postmortemsQueries.revisions(project, id));
  return (
    <Drawer open wide title="History" onOpenChange={(open) => (open ? undefined : onClose())}>
      <QueryContent query={revisions} loading="Loading the history">
        {({ items }) => (
          <ol aria-label="Revisions" className="divide-y divide-line">
            {items.map((revision, place) => (
              <li key={revision.revision} className="px-4 py-2">
                <RevisionDiff
                  revision={revision}
                  before={items[place + 1] ?? null}
                  isNewest={place === 0}
                />
              </li>
            ))}
          </ol>
        )}
      </QueryContent>
    </Drawer>
  );
}

interface RevisionDiffProps {
  revision: Revision;
  before: Revision | null;
  isNewest: boolean;
}

function RevisionDiff({ revision, before, isNewest }: RevisionDiffProps) {
  const [isOpen, setOpen] = useState(isNewest);
  // Two hundred of them are listed, and the page around is drawn with every key: one is compared when it is looked at.
  const changes = useMemo(
    () => (before === null || !isOpen ? [] : changesOf(before, revision)),
    [before, revision, isOpen],
  );
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="flex cursor-pointer flex-wrap gap-x-3">
        <span className="font-medium">Revision {revision.revision}</span>
        <span>{revision.by}</span>
        <span className="text-muted">
          <Time at={revision.at} style="relative" />
        </span>
        <span className="text-muted">
          {before === null ? 'the beginning' : isOpen ? wordsOf(changes) : null}
        </span>
      </summary>
      {changes.map(({ heading, lines }) => (
        <div key={heading} className="mt-2">
          <p className="text-small text-muted">{heading}</p>
          <div className="overflow-hidden rounded-md border border-line">
            {lines.map((line) => (
              <DiffRow key={line.place} {...line} />
            ))}
          </div>
        </div>
      ))}
    </details>
  );
}

const LOOKS = {
  same: { sign: ' ', word: '', className: 'text-muted' },
  added: { sign: '+', word: 'added: ', className: 'bg-healthy/10' },
  removed: { sign: '−', word: 'removed: ', className: 'bg-failing/10' },
} as const;

function DiffRow({ kind, text }: { kind: keyof typeof LOOKS; text: string }) {
  const { sign, word, className } = LOOKS[kind];
  return (
    <p className={`flex gap-2 whitespace-pre-wrap break-words px-2 ${className}`}>
      <span aria-hidden className="w-3 shrink-0 font-mono">
        {sign}
      </span>
      <span className="min-w-0">
        {word === '' ? null : <span className="sr-only">{word}</span>}
        {text === '' ? '\u00a0' : text}
      </span>
    </p>
  );
}

const AROUND = 2;

function changesOf(before: Revision, after: Revision) {
  const keys = [
    ...after.sections.map(({ key }) => key),
    ...before.sections
      .map(({ key }) => key)
      .filter((key) => !after.sections.some((one) => one.key === key)),
  ];
  const texts = keys.map((key) => {
    const find = ({ sections }: Revision) => sections.find((section) => section.key === key);
    const [old, now] = [find(before), find(after)];
    return {
      heading: now?.heading ?? `${old?.heading} (taken out)`,
      old: old?.markdown ?? '',
      now: now?.markdown ?? '',
    };
  });
  if (before.title !== after.title)
    texts.unshift({ heading: 'Title', old: before.title, now: after.title });
  return texts
    .filter(({ old, now }) => old !== now)
    .map(({ heading, old, now }) => ({ heading, lines: near(diffLines(old, now)) }));
}

/** The changed lines and those right around them. */
function near(lines: ReturnType<typeof diffLines>) {
  return lines
    .map((line, place) => ({ ...line, place }))
    .filter(({ place }) =>
      lines
        .slice(Math.max(0, place - AROUND), place + AROUND + 1)
        .some(({ kind }) => kind !== 'same'),
    );
}

function wordsOf(changes: ReturnType<typeof changesOf>): string {
  if (changes.length === 0) return 'headings or order';
  const count = (wanted: string) =>
    changes.flatMap(({ lines }) => lines).filter(({ kind }) => kind === wanted).length;
  return `+${count('added')} −${count('removed')} lines`;
}

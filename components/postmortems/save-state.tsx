'use client';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import type { usePostmortemDraft } from './use-postmortem-draft';

/** Whether what was typed is kept. */
export function SaveState({ writing }: { writing: ReturnType<typeof usePostmortemDraft> }) {
  const { draft, isDirty, saving, problem, conflict } = writing;
  if (draft.title.trim() === '') return <Unkept>A title is needed before it can be saved.</Unkept>;
  if (conflict !== null) return <Unkept>Waits for a choice between two versions</Unkept>;
  if (problem !== null && isDirty) return <Unkept>Not saved: {problem} It is tried again.</Unkept>;
  if (saving) return <span>Saving…</span>;
  if (isDirty) return <span>Not saved yet</span>;
  return (
    <span>
      Saved, revision {draft.base.revision}, <Time at={draft.base.updatedAt} style="relative" /> by{' '}
      {draft.base.updatedBy}
    </span>
  );
}

function Unkept({ children }: { children: ReactNode }) {
  return (
    <span role="status" className="inline-flex items-center gap-1 text-critical">
      <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      {children}
    </span>
  );
}

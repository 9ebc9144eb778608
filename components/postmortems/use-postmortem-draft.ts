'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@/components/layout/api-error';
import { useToast } from '@/components/ui/toast';
import { type MergedSection, mergeSections } from '@/domain/postmortems/merge-sections';
import type { PostmortemAnswer, PostmortemText } from '@/domain/postmortems/postmortem-answers';
import type { ChangePostmortemInput } from '@/domain/postmortems/schemas';
import type { Section } from '@/domain/postmortems/section';
import { postmortemsQueries, savePostmortem } from './postmortems-queries';

const SETTLED_MS = 1_200;
const TRY_AGAIN_MS = 8_000;

interface Draft {
  /** As the server had it last: what the next change is based on. */
  base: PostmortemText;
  title: string;
  sections: readonly Section[];
}

export interface DraftConflict {
  current: PostmortemText;
  merged: readonly MergedSection[];
}

type Meta = Pick<ChangePostmortemInput, 'status' | 'ownerId' | 'dueAt'>;

/**
 * The text as somebody writes it: saved by itself shortly after the last key, brought together with what others saved
 * in the meantime; where both changed the same lines, `conflict` waits for a person and nothing is lost. A status, an owner
 * or a date that is chosen meanwhile waits as well, and goes with the next save.
 */
export function usePostmortemDraft(project: string, loaded: PostmortemText) {
  const client = useQueryClient();
  const toast = useToast();
  const [draft, setDraft] = useState<Draft>(() => draftOf(loaded));
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(draft);
  const [waiting, setWaiting] = useState<Meta>({});
  const waits = useRef<Meta>({});
  const busy = useRef(false);

  const wait = useCallback((meta: Meta) => {
    waits.current = meta;
    setWaiting(meta);
  }, []);

  const put = useCallback((next: Draft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  /** Whether the two versions are one by now; else a person has to say. */
  const bringTogether = useCallback(
    (current: PostmortemText): boolean => {
      const { base, sections } = latest.current;
      const merged = mergeSections(base.sections, sections, current.sections);
      if (merged.some(({ hasConflict }) => hasConflict)) {
        setConflict({ current, merged });
        return false;
      }
      put({
        base: current,
        title: titleOver(current, latest.current),
        sections: merged.map(({ section }) => section),
      });
      return true;
    },
    [put],
  );

  const save = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    const sent = latest.current;
    const meta = waits.current;
    wait({});
    try {
      const answer = await savePostmortem(project, sent.base.id, {
        revision: sent.base.revision,
        ...(sent.title === sent.base.title ? {} : { title: sent.title }),
        ...(sameText(sent.sections, sent.base.sections) ? {} : { sections: [...sent.sections] }),
        ...meta,
      });
      setProblem(null);
      if (answer.outcome === 'saved') {
        const { postmortem } = answer;
        const now = latest.current;
        put({
          base: postmortem,
          title: now.title === sent.title ? postmortem.title : now.title,
          sections: now.sections === sent.sections ? postmortem.sections : now.sections,
        });
        client.setQueryData<PostmortemAnswer>(
          postmortemsQueries.one(project, postmortem.id).queryKey,
          (known) => known && { ...known, ...postmortem },
        );
      } else {
        wait({ ...meta, ...waits.current });
        if (bringTogether(answer.current))
          toast({ title: `Brought together with what ${answer.current.updatedBy} wrote` });
      }
    } catch (error) {
      const isFinal = error instanceof ApiError && !error.retryable;
      setProblem(error instanceof ApiError ? error.message : 'The server could not be reached.');
      if (!isFinal) wait({ ...meta, ...waits.current });
      else if (hasAny(meta))
        toast({ tone: 'failed', title: error.message, description: error.hint });
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }, [project, bringTogether, client, toast, put, wait]);

  /** Goes at once, or as soon as nothing else is on its way and nothing waits for a person. */
  const change = (meta: Meta) => {
    setProblem(null);
    wait({ ...waits.current, ...meta });
  };

  const isChosen = hasAny(waiting);
  const isDirty = isChosen || !isClean(draft);
  useEffect(() => {
    if (!isDirty || saving || conflict !== null || draft.title.trim() === '') return;
    const settledMs = isChosen ? 0 : SETTLED_MS;
    const timer = setTimeout(save, problem === null ? settledMs : TRY_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isDirty, isChosen, saving, conflict, problem, draft, save]);

  // What others saved while nothing of one's own is on its way.
  useEffect(() => {
    const { base } = latest.current;
    if (busy.current || conflict !== null || loaded.revision <= base.revision) return;
    if (isClean(latest.current)) put(draftOf(loaded));
    else bringTogether(loaded);
  }, [loaded, conflict, bringTogether, put]);

  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);

  const setTitle = (title: string) => put({ ...latest.current, title });
  const setSections = (change: (sections: readonly Section[]) => readonly Section[]) =>
    put({ ...latest.current, sections: change(latest.current.sections) });
  const settle = (sections: readonly Section[]) => {
    if (conflict === null) return;
    const { current } = conflict;
    put({ base: current, title: titleOver(current, latest.current), sections });
    setConflict(null);
  };
  return { draft, isDirty, saving, problem, conflict, setTitle, setSections, settle, change };
}

function draftOf(loaded: PostmortemText): Draft {
  return { base: loaded, title: loaded.title, sections: loaded.sections };
}

function hasAny(meta: Meta): boolean {
  return Object.keys(meta).length > 0;
}

/** One's own title over that of others, if one has changed it; else theirs. */
function titleOver(current: PostmortemText, { base, title }: Draft): string {
  return title === base.title ? current.title : title;
}

function isClean({ base, title, sections }: Draft): boolean {
  return title === base.title && sameText(sections, base.sections);
}

function sameText(one: readonly Section[], other: readonly Section[]): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every(({ key, heading, markdown }, place) => {
        const there = other[place];
        return there?.key === key && there.heading === heading && there.markdown === markdown;
      }))
  );
}

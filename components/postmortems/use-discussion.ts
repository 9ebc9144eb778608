'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useChange } from '@/components/layout/use-change';
import type { Discussion, PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import { postmortemsQueries } from './postmortems-queries';

interface DiscussionChange<I> {
  project: string;
  id: string;
  change: (input: I) => Promise<Discussion>;
  failed: string;
  onDone?: () => void;
}

/** Something said about a postmortem: what is answered stands beside the text at once. */
export function useDiscussion<I = void>({ project, id, onDone, ...rest }: DiscussionChange<I>) {
  const client = useQueryClient();
  return useChange<I, Discussion>({
    ...rest,
    onDone: ({ reviewers, comments }) => {
      client.setQueryData<PostmortemAnswer>(
        postmortemsQueries.one(project, id).queryKey,
        (known) => known && { ...known, reviewers, comments },
      );
      onDone?.();
    },
  });
}

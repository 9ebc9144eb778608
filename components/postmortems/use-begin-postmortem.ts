'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { projectPath } from '@/components/layout/navigation';
import { useChange } from '@/components/layout/use-change';
import type { CreatePostmortemInput } from '@/domain/postmortems/schemas';
import { beginPostmortem, postmortemsQueries } from './postmortems-queries';

/** Begins a postmortem, or finds the one that its incident has, and goes there. A form shows a failure itself. */
export function useBeginPostmortem(project: string, { inForm = false }: { inForm?: boolean } = {}) {
  const client = useQueryClient();
  const router = useRouter();
  return useChange({
    change: (input: CreatePostmortemInput) => beginPostmortem(project, input),
    refresh: postmortemsQueries.all(project),
    failed: inForm ? undefined : 'It could not be begun.',
    onDone: (postmortem) => {
      client.setQueryData(postmortemsQueries.one(project, postmortem.id).queryKey, postmortem);
      router.push(projectPath(project, `postmortems/${postmortem.id}`));
    },
  });
}

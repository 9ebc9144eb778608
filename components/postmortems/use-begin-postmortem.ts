'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ApiError } from '@/components/layout/api-error';
import { projectPath } from '@/components/layout/navigation';
import { useToast } from '@/components/ui/toast';
import type { CreatePostmortemInput } from '@/domain/postmortems/schemas';
import { beginPostmortem, postmortemsQueries } from './postmortems-queries';

/** Begins a postmortem, or finds the one that its incident has, and goes there. */
export function useBeginPostmortem(project: string) {
  const client = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  return useMutation({
    mutationFn: (input: CreatePostmortemInput) => beginPostmortem(project, input),
    onSuccess: async (postmortem) => {
      client.setQueryData(postmortemsQueries.one(project, postmortem.id).queryKey, postmortem);
      router.push(projectPath(project, `postmortems/${postmortem.id}`));
      await client.invalidateQueries({ queryKey: postmortemsQueries.all(project) });
    },
    onError: (error) => {
      const said = error instanceof ApiError ? [error.message, error.hint].filter(Boolean) : [];
      toast({ tone: 'failed', title: 'It could not be begun.', description: said.join(' ') });
    },
  });
}

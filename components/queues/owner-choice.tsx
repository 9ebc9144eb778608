'use client';
import { useQuery } from '@tanstack/react-query';
import { accessQueries } from '@/components/access/access-queries';
import { useChange } from '@/components/layout/use-change';
import { Select } from '@/components/ui/select';
import type { LetterGroup } from '@/domain/queues/queue-answer';
import { queuesQueries, queuesRequests } from './queues-queries';

interface OwnerChoiceProps {
  project: string;
  group: LetterGroup;
}

/** Who looks after a group. */
export function OwnerChoice({ project, group }: OwnerChoiceProps) {
  const members = useQuery(accessQueries.members(project));
  const own = useChange({
    change: (ownerId: string | null) => queuesRequests.own(project, group.id, ownerId),
    refresh: queuesQueries.all(project),
    failed: 'The owner could not be changed.',
  });
  const options = (members.data?.members ?? []).map(({ userId, name }) => ({
    value: userId,
    label: name,
  }));
  const { ownerId, ownerName } = group;
  // Who has left the project still stands there until somebody else does.
  if (ownerId !== null && !options.some(({ value }) => value === ownerId)) {
    options.unshift({ value: ownerId, label: ownerName ?? 'Somebody who left' });
  }
  return (
    <Select
      aria-label="Owner"
      value={ownerId ?? ''}
      disabled={own.isPending}
      onChange={({ currentTarget }) => own.mutate(currentTarget.value || null)}
      options={[{ value: '', label: 'Nobody' }, ...options]}
    />
  );
}

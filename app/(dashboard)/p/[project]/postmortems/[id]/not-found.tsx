import { EmptyState } from '@/components/ui/empty-state';

export default function NoPostmortemPage() {
  return (
    <EmptyState title="There is no such postmortem in this project">
      It may have been removed, or the address is not whole. The list of postmortems has all of
      them, and finds them by any word in them.
    </EmptyState>
  );
}

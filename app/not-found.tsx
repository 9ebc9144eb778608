import type { Metadata } from 'next';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Not found' };

/** A plain link: with Link every page would carry its script a second time for the sake of this one. */
export default function NotFoundPage() {
  return (
    <main className="pt-[12vh]">
      <EmptyState
        title="There is nothing at this address"
        action={
          <a href="/" className={buttonClass('primary')}>
            Go to your projects
          </a>
        }
      >
        The page may have moved, or it belongs to a project that you are not a member of. Somebody
        who sent you this link can tell you which project it is in.
      </EmptyState>
    </main>
  );
}

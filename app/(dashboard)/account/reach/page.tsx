import type { Metadata } from 'next';
import { contactQueries } from '@/components/contacts/contact-queries';
import { ReachView } from '@/components/contacts/reach-view';
import { Prefetched } from '@/components/layout/prefetched';
import { listContactMethods } from '@/server/contacts/list-contact-methods';
import { requireSession } from '@/server/web/session';

export const metadata: Metadata = { title: 'How I am reached' };

export default async function ReachPage() {
  const session = await requireSession();
  const known = await listContactMethods(session);
  return (
    <Prefetched data={[[contactQueries.list().queryKey, known]]}>
      <ReachView />
    </Prefetched>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/access/section';
import { StaleBanner } from '@/components/access/stale-banner';
import { PageHeader } from '@/components/layout/page-header';
import { MailServerBanner } from '@/components/notifications/mail-server-banner';
import type { ContactList } from '@/domain/notifications/contact-schemas';
import { AddMethodDialog } from './add-method-dialog';
import { contactQueries } from './contact-queries';
import { MethodItem } from './method-item';
import { QuietHoursForm } from './quiet-hours-form';

const isInUse = ({ isVerified, disabledReason }: ContactList['items'][number]) =>
  isVerified && disabledReason === null;

/** What a page does at this moment, in one sentence. */
function inWords({ items, accountEmail }: ContactList): string {
  const used = items.filter(isInUse);
  if (used.length === 0) return `A page goes to ${accountEmail}, the e-mail of your account.`;
  const [first, ...others] = used.map(({ name, waitMinutes }, at) =>
    at === 0 || waitMinutes === 0 ? name : `${waitMinutes} min later to ${name}`,
  );
  const until = used.slice(1).some(({ waitMinutes }) => waitMinutes > 0);
  return `A page goes to ${[first, ...others].join(', then ')}${until ? ', until somebody acknowledges' : ''}.`;
}

/** How one person is paged: through what, in which order, and when not. */
export function ReachView() {
  const { data, error } = useQuery(contactQueries.list());
  const items = data?.items ?? [];
  const { data: device } = useQuery(contactQueries.thisDevice(items));
  return (
    <>
      <PageHeader title="How I am reached" answer={data ? inWords(data) : null} />
      <div className="flex max-w-3xl flex-col gap-8 px-gutter py-4">
        <Section
          title="Contact methods"
          answer="When an escalation policy names you, these are told, the first at once, each other when you say."
          action={data ? <AddMethodDialog pushKey={data.pushKey} /> : null}
        >
          <StaleBanner error={error} />
          <MailServerBanner isThere={data?.hasMailServer} />
          {items.length === 0 ? (
            <p className="text-muted">
              You have added none, so your account’s e-mail is used. Add one that wakes you, such as
              this browser, then send it a test: it goes the way that pages go.
            </p>
          ) : (
            <ol aria-label="Your contact methods" className="flex flex-col">
              {items.map((method, index) => (
                <MethodItem
                  key={method.id}
                  method={method}
                  index={index}
                  all={items}
                  isThis={method.device !== null && method.device === device}
                />
              ))}
            </ol>
          )}
          {items.length > 0 && !items.some(isInUse) ? (
            <p className="text-muted">
              None of them can be used yet: until then a page goes to {data?.accountEmail}.
            </p>
          ) : null}
        </Section>
        <Section
          title="Quiet hours"
          answer="What is critical always reaches you. The rest can wait for the morning: the alert’s ledger says that it did."
        >
          {data ? <QuietHoursForm quiet={data.quiet} /> : null}
        </Section>
      </div>
    </>
  );
}

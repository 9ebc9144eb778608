'use client';
import { ArrowDown, ArrowUp, Send } from 'lucide-react';
import { RemoveButton } from '@/components/access/remove-button';
import { useChange } from '@/components/layout/use-change';
import { DeliveryLine } from '@/components/notifications/delivery-line';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { StateBadge } from '@/components/ui/state-badge';
import { CONTACT_MEANINGS } from '@/domain/notifications/contact-method';
import type { ListedContactMethod } from '@/domain/notifications/contact-schemas';
import { CodeForm } from './code-form';
import { CONTACT_ICONS } from './contact-looks';
import { contactQueries, contactRequests } from './contact-queries';

const refresh = contactQueries.list().queryKey;

interface MethodItemProps {
  method: ListedContactMethod;
  index: number;
  all: readonly ListedContactMethod[];
}

/** One way to be reached: what it is, whether it works, and what can be done with it. */
export function MethodItem({ method, index, all }: MethodItemProps) {
  const { id, kind, name, address, isVerified, deliveries } = method;
  const Icon = CONTACT_ICONS[kind];
  return (
    <li className="flex flex-col gap-2 border-line border-b py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-start gap-2">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          <div className="min-w-0">
            <h3 className="break-words font-medium">
              {index + 1}. {name}
            </h3>
            <p className="break-all text-small text-muted">
              {CONTACT_MEANINGS[kind].name} · {address}
            </p>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          {isVerified ? <TestButton method={method} /> : null}
          <MoveButtons method={method} index={index} all={all} />
          <RemoveButton
            name={name}
            description="No page goes there any more, and its address is forgotten. What was sent stays in the alerts’ ledgers."
            action="Remove"
            remove={() => contactRequests.remove(id)}
            refresh={refresh}
          />
        </div>
      </div>
      <div className="flex flex-col items-start gap-2 pl-6">
        <Standing method={method} />
        {isVerified ? null : <CodeForm method={method} />}
        <ul aria-label={`Last messages to ${name}`} className="flex flex-col gap-1">
          {deliveries.map((delivery) => (
            <DeliveryLine key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      </div>
    </li>
  );
}

function Standing({
  method: { isVerified, disabledReason, deliveries },
}: Pick<MethodItemProps, 'method'>) {
  if (disabledReason !== null)
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <StateBadge state="failing" word="Switched off" />
        <span className="text-small">{disabledReason} Remove it, and add it again.</span>
      </span>
    );
  if (!isVerified) return <StateBadge state="degraded" word="Waits for its code" />;
  const settled = deliveries.find(({ status }) => status === 'delivered' || status === 'dead');
  if (settled === undefined) return <StateBadge state="unknown" word="Not tried yet" />;
  return settled.status === 'delivered' ? (
    <StateBadge state="healthy" word="Working" />
  ) : (
    <StateBadge state="failing" word="Failing" />
  );
}

function TestButton({ method: { id, name } }: Pick<MethodItemProps, 'method'>) {
  const test = useChange({
    change: () => contactRequests.test(id),
    refresh,
    done: () => `A test message to ${name} is on its way`,
    failed: `No test message could be sent to ${name}`,
  });
  return (
    <Button pending={test.isPending} onClick={() => test.mutate()}>
      <Send aria-hidden />
      Send a test<span className="sr-only"> to {name}</span>
    </Button>
  );
}

function MoveButtons({ method: { name }, index, all }: MethodItemProps) {
  const order = useChange({
    change: contactRequests.order,
    refresh,
    failed: 'The order could not be changed',
  });
  const swapWith = (other: number) => {
    const ids = all.map(({ id }) => id);
    [ids[index], ids[other]] = [ids[other] ?? '', ids[index] ?? ''];
    order.mutate(ids);
  };
  if (all.length < 2) return null;
  return (
    <>
      <IconButton
        icon={ArrowUp}
        label={`Tell ${name} earlier`}
        disabled={index === 0 || order.isPending}
        onClick={() => swapWith(index - 1)}
      />
      <IconButton
        icon={ArrowDown}
        label={`Tell ${name} later`}
        disabled={index === all.length - 1 || order.isPending}
        onClick={() => swapWith(index + 1)}
      />
    </>
  );
}

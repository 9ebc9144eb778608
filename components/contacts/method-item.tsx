'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { RemoveButton } from '@/components/access/remove-button';
import { useChange } from '@/components/layout/use-change';
import { TargetItem } from '@/components/notifications/target-item';
import { TargetStanding } from '@/components/notifications/target-standing';
import { TestButton } from '@/components/notifications/test-button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { StateBadge } from '@/components/ui/state-badge';
import { CONTACT_MEANINGS, WAIT_MINUTES } from '@/domain/notifications/contact-method';
import type { ListedContactMethod } from '@/domain/notifications/contact-schemas';
import { unsubscribeBrowser } from './browser-subscription';
import { CodeForm } from './code-form';
import { CONTACT_ICONS } from './contact-looks';
import { contactQueries, contactRequests } from './contact-queries';

const WAITS = WAIT_MINUTES.map((minutes) => ({
  value: String(minutes),
  label: minutes === 0 ? 'with the one before' : `${minutes} min after the one before`,
}));
const refresh = contactQueries.list().queryKey;

interface MethodItemProps {
  method: ListedContactMethod;
  index: number;
  all: readonly ListedContactMethod[];
}

/** One way to be reached: what it is, whether it works, and what can be done with it. */
export function MethodItem({ method, index, all, isThis }: MethodItemProps & { isThis: boolean }) {
  const { id, kind, name, address, isVerified, disabledReason, deliveries } = method;
  const what =
    kind === 'push' ? (isThis ? 'This browser' : 'A browser') : CONTACT_MEANINGS[kind].name;
  return (
    <TargetItem
      icon={CONTACT_ICONS[kind]}
      name={name}
      title={`${index + 1}. ${name}`}
      meaning={`${what} · ${address}`}
      deliveries={deliveries}
      controls={
        <>
          {isVerified ? (
            <TestButton name={name} test={() => contactRequests.test(id)} refresh={refresh} />
          ) : null}
          <MoveButtons method={method} index={index} all={all} />
          <RemoveButton
            name={name}
            description="No page goes there any more, and its address is forgotten. What was sent stays in the alerts’ ledgers."
            action="Remove"
            remove={async () => {
              await contactRequests.remove(id);
              if (isThis) await unsubscribeBrowser();
            }}
            refresh={refresh}
          />
        </>
      }
    >
      {index === 0 ? null : <WaitChoice method={method} />}
      {isVerified || disabledReason !== null ? (
        <TargetStanding
          disabledReason={disabledReason}
          remedy="Remove it, and add it again."
          deliveries={deliveries}
        />
      ) : (
        <>
          <StateBadge state="degraded" word="Waits for its code" />
          <CodeForm method={method} />
        </>
      )}
    </TargetItem>
  );
}

function WaitChoice({ method: { id, name, waitMinutes } }: Pick<MethodItemProps, 'method'>) {
  const change = useChange({
    change: (minutes: (typeof WAIT_MINUTES)[number]) =>
      contactRequests.change(id, { waitMinutes: minutes }),
    refresh,
    failed: `${name} could not be changed`,
  });
  return (
    <div className="flex items-center gap-2 text-small text-muted">
      Told
      <Select
        aria-label={`When ${name} is told`}
        options={WAITS}
        value={String(waitMinutes)}
        disabled={change.isPending}
        onChange={({ target }) => {
          const minutes = WAIT_MINUTES.find((one) => String(one) === target.value);
          if (minutes !== undefined) change.mutate(minutes);
        }}
      />
    </div>
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

'use client';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import Link from 'next/link';
import { useChange } from '@/components/layout/use-change';
import { Button, buttonClass } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { PaymentsState } from '@/domain/demo/payments-state';
import { changePayments, paymentsQueries } from './payments-queries';

interface PaymentsControlProps {
  project: string;
  /** Whether the reader may break and mend it. */
  mayChange: boolean;
}

/** Breaks the demo shop's payments service to see what is made of it, and mends it again. */
export function PaymentsControl({ project, mayChange }: PaymentsControlProps) {
  const query = paymentsQueries.state(project);
  const { data } = useQuery(query);
  const change = useChange({
    change: (down: boolean) => changePayments(project, down),
    refresh: query.queryKey,
    failed: 'The payments service stays as it was',
  });
  if (!data) return null;
  const isDown = data.outage !== null;
  return (
    <div className="flex max-w-prose flex-col gap-2">
      <div role="status" className="flex flex-col gap-2">
        {data.outage ? <Down outage={data.outage} /> : <Running because={data.because} />}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {isDown ? (
          <Button
            variant="primary"
            disabled={!mayChange}
            pending={change.isPending}
            onClick={() => change.mutate(false)}
          >
            Mend the payments service
          </Button>
        ) : (
          <Button
            variant="danger"
            disabled={!mayChange || data.because !== null}
            pending={change.isPending}
            onClick={() => change.mutate(true)}
          >
            Break the payments service
          </Button>
        )}
        <Link href={`/p/${project}/alerts`} className={buttonClass('ghost')}>
          Alerts
        </Link>
      </div>
      {mayChange ? null : <p className="text-muted">This needs the role editor.</p>}
    </div>
  );
}

function Running({ because }: { because: PaymentsState['because'] }) {
  return (
    <>
      <p>
        <CircleCheck aria-hidden className="mr-1.5 inline size-4 align-[-0.2em] text-healthy" />
        payments of the made-up shop runs. {because}
      </p>
      <p className="text-muted">
        Broken, it answers nobody and says nothing more. At once checkout’s circuit breaker opens,
        and whoever is on call is paged within seconds. Customers notice nothing: their payments
        wait in a queue that fills. Within two minutes its job is missed. Nothing real is touched,
        and after 30 minutes it is mended by itself.
      </p>
    </>
  );
}

function Down({ outage }: { outage: NonNullable<PaymentsState['outage']> }) {
  return (
    <>
      <p>
        <CircleX aria-hidden className="mr-1.5 inline size-4 align-[-0.2em] text-failing" />
        payments of the made-up shop is down since <Time at={outage.since} style="time" />, and is
        mended by itself at <Time at={outage.until} style="time" />.
      </p>
      <p className="text-muted">
        Mended, it collects in seconds what has waited. The breaker closes at once; its alert is
        over when it has stayed closed for two minutes.
      </p>
    </>
  );
}

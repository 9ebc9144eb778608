'use client';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleMinus, CircleX, type LucideIcon, Radio } from 'lucide-react';
import { QueryContent } from '@/components/layout/query-content';
import { Badge, type Tone } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { ListedDelivery } from '@/domain/webhooks/webhook-list';
import { webhookQueries } from './webhook-queries';

const LOOKS: Record<ListedDelivery['outcome'], { word: string; tone: Tone; icon: LucideIcon }> = {
  stored: { word: 'Stored', tone: 'healthy', icon: CircleCheck },
  ignored: { word: 'Ignored', tone: 'unknown', icon: CircleMinus },
  refused: { word: 'Refused', tone: 'failing', icon: CircleX },
};

/** The last deliveries of an endpoint and what each became; "listening" until the first. */
export function DeliveryList({ project, id }: { project: string; id: string }) {
  const query = useQuery(webhookQueries.deliveries(project, id));
  return (
    <QueryContent query={query} loading="Loading the deliveries" rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <p role="status" className="flex items-center gap-2 py-2 text-muted">
            <Radio aria-hidden className="size-4 animate-breathe text-accent" />
            Listening … nothing was delivered in the last seven days.
          </p>
        ) : (
          <ul className="flex flex-col">
            {items.map((delivery) => (
              <Delivery key={delivery.id} delivery={delivery} />
            ))}
          </ul>
        )
      }
    </QueryContent>
  );
}

function Delivery({ delivery }: { delivery: ListedDelivery }) {
  const { event, outcome, receivedAt, became, reason } = delivery;
  const { word, tone, icon } = LOOKS[outcome];
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-1.5 last:border-b-0">
      <Badge tone={tone} icon={icon} className="w-20">
        {word}
      </Badge>
      <code className="text-small">{event}</code>
      <Time at={receivedAt} style="relative" className="ml-auto text-small text-muted" />
      <p className="w-full min-w-0 break-words sm:pl-[5.75rem]">
        {[...became, reason].filter(Boolean).join('; ')}
      </p>
    </li>
  );
}

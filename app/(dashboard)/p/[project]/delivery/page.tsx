import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { DeliveryView } from '@/components/delivery/delivery-view';
import { roleAtLeast } from '@/domain/access/role';
import { deliveryViewSchema } from '@/domain/delivery/delivery-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';
import { requireProject } from '@/server/web/session';
import { prefetchDelivery } from './prefetch-delivery';

export const metadata: Metadata = { title: 'Delivery' };

interface DeliveryPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function DeliveryPage({ params, searchParams }: DeliveryPageProps) {
  const { project, role } = await requireProject((await params).project);
  const view = readUrlState(deliveryViewSchema, await searchParams);
  return (
    <HydrationBoundary state={await prefetchDelivery(project, view)}>
      <DeliveryView
        project={project.slug}
        isAdmin={roleAtLeast(role, 'admin')}
        mayDecide={roleAtLeast(role, 'editor')}
      />
    </HydrationBoundary>
  );
}

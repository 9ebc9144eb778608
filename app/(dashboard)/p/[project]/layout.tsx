import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { SendingProvider } from '@/components/connect/sending-context';
import { DeliveryMarks } from '@/components/delivery/delivery-marks';
import { roleAtLeast } from '@/domain/access/role';
import { ownOrigin } from '@/server/web/own-origin';
import { requireProject } from '@/server/web/session';

interface ProjectLayoutProps {
  params: Promise<{ project: string }>;
  children: ReactNode;
}

/**
 * Outside the loading state of the pages below, so that a stranger's answer is a real 404 and not a page that says so
 * after 200. The pages check again themselves: a layout is not asked at every navigation.
 */
export default async function ProjectLayout({ params, children }: ProjectLayoutProps) {
  const { project, role } = await requireProject((await params).project);
  return (
    <SendingProvider origin={ownOrigin(await headers())} mayMakeKeys={roleAtLeast(role, 'admin')}>
      <DeliveryMarks project={project.slug}>{children}</DeliveryMarks>
    </SendingProvider>
  );
}

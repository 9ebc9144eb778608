import type { ReactNode } from 'react';
import { DeliveryMarks } from '@/components/delivery/delivery-marks';
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
  const { project } = await requireProject((await params).project);
  return <DeliveryMarks project={project.slug}>{children}</DeliveryMarks>;
}

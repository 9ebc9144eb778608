import type { Metadata } from 'next';
import { StatusView } from '@/components/status/status-view';
import { readStatus } from '@/server/status/read-status';
import { listMyProjects, requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Status' };

interface StatusPageProps {
  params: Promise<{ project: string }>;
}

export default async function StatusPage({ params }: StatusPageProps) {
  const { project } = await requireProject((await params).project, 'admin');
  const [status, mine] = await Promise.all([readStatus(project.id), listMyProjects()]);
  const self = mine.some(({ slug }) => slug === status.self?.slug) ? status.self : null;
  return <StatusView {...status} self={self} />;
}

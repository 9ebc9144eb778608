import type { Metadata } from 'next';
import { StatusView } from '@/components/status/status-view';
import { readStatus } from '@/server/status/read-status';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Status' };

interface StatusPageProps {
  params: Promise<{ project: string }>;
}

export default async function StatusPage({ params }: StatusPageProps) {
  const { project } = await requireProject((await params).project, 'admin');
  return <StatusView {...(await readStatus(project.id))} />;
}

import type { Metadata } from 'next';
import { PrintView } from '@/components/postmortems/print-view';
import { requireProject } from '@/server/web/session';
import { findPostmortem } from '../find-postmortem';

export const metadata: Metadata = { title: 'Postmortem to print' };

interface PrintPageProps {
  params: Promise<{ project: string; id: string }>;
}

export default async function PrintPage({ params }: PrintPageProps) {
  const { project: slug, id } = await params;
  const { project } = await requireProject(slug);
  return <PrintView project={project.slug} postmortem={await findPostmortem(project.id, id)} />;
}

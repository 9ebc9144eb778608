import type { Metadata } from 'next';
import MarkdownText from '@/components/postmortems/markdown-text';
import { PrintView } from '@/components/postmortems/print-view';
import { SectionTexts } from '@/components/postmortems/section-texts';
import { requireProject } from '@/server/web/session';
import { findPostmortem } from '../find-postmortem';

export const metadata: Metadata = { title: 'Postmortem to print' };

interface PrintPageProps {
  params: Promise<{ project: string; id: string }>;
}

export default async function PrintPage({ params }: PrintPageProps) {
  const { project: slug, id } = await params;
  const { project } = await requireProject(slug);
  const postmortem = await findPostmortem(project.id, id);
  return (
    <PrintView project={project.slug} postmortem={postmortem}>
      <SectionTexts sections={postmortem.sections} as={MarkdownText} />
    </PrintView>
  );
}

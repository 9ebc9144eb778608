import type { Metadata } from 'next';
import { ConnectView } from '@/components/connect/connect-view';
import { readLatestSampleId } from '@/server/ingest/read-arrivals';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Connect' };

interface ConnectPageProps {
  params: Promise<{ project: string }>;
}

export default async function ConnectPage({ params }: ConnectPageProps) {
  const { project, ctx } = await requireProject((await params).project);
  const hasEvents = project.firstEventAt !== null;
  return (
    <ConnectView
      project={project.slug}
      hasEvents={hasEvents}
      // In a project that has nothing yet, what came before the page was opened is what it waits for.
      after={hasEvents ? await readLatestSampleId(ctx) : '0'}
    />
  );
}

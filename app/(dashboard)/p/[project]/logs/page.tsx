import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { LogsExplorer } from '@/components/logs/logs-explorer';
import { roleAtLeast } from '@/domain/access/role';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { requireProject } from '@/server/web/session';
import { prefetchLogs } from './prefetch-logs';
import { readLogsSearch } from './search-params';

export const metadata: Metadata = { title: 'Logs' };

interface LogsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function LogsPage({ params, searchParams }: LogsPageProps) {
  const { project, role } = await requireProject((await params).project);
  const state = await prefetchLogs(project, await readLogsSearch(searchParams));
  return (
    <HydrationBoundary state={state}>
      <LogsExplorer
        project={project.slug}
        hasEvents={project.firstEventAt !== null}
        mayShare={roleAtLeast(role, 'editor')}
      />
    </HydrationBoundary>
  );
}

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { aiQueries } from '@/components/ai/ai-queries';
import { AiSettingsView } from '@/components/ai/ai-settings-view';
import { roleAtLeast } from '@/domain/access/role';
import { answerAiValues } from '@/server/ai/answer-ai-values';
import { readAiSettings } from '@/server/ai/read-ai-settings';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'AI limits and prices' };

interface AiSettingsPageProps {
  params: Promise<{ project: string }>;
}

export default async function AiSettingsPage({ params }: AiSettingsPageProps) {
  const { project, role } = await requireProject((await params).project);

  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...aiQueries.values(project.slug),
      queryFn: () => answerAiValues(project.id),
    }),
    client.prefetchQuery({
      ...aiQueries.settings(project.slug),
      queryFn: () => readAiSettings(project.id),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AiSettingsView project={project.slug} mayEdit={roleAtLeast(role, 'editor')} />
    </HydrationBoundary>
  );
}

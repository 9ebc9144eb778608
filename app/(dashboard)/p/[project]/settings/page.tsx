import type { Metadata } from 'next';
import { paymentsQueries } from '@/components/demo/payments-queries';
import { Prefetched } from '@/components/layout/prefetched';
import { GeneralSettingsView } from '@/components/projects/general-settings-view';
import { projectsQueries } from '@/components/projects/projects-queries';
import { roleAtLeast } from '@/domain/access/role';
import { readPaymentsState } from '@/server/demo/read-payments-state';
import { env } from '@/server/env';
import { viewProjectSettings } from '@/server/projects/view-project-settings';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Settings' };

interface SettingsPageProps {
  params: Promise<{ project: string }>;
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { project, role } = await requireProject((await params).project);
  const settings = viewProjectSettings(project, env().CANDOR_RETENTION_DAYS);
  return (
    <Prefetched
      data={[
        [projectsQueries.settings(project.slug).queryKey, settings],
        ...(project.isDemo
          ? [
              [
                paymentsQueries.state(project.slug).queryKey,
                await readPaymentsState(project.id),
              ] as const,
            ]
          : []),
      ]}
    >
      <GeneralSettingsView
        project={project.slug}
        isAdmin={role === 'admin'}
        isEditor={roleAtLeast(role, 'editor')}
      />
    </Prefetched>
  );
}

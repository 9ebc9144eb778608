import type { ProjectSettingsView } from '@/domain/projects/organisation';
import type { MemberProject } from './find-member-project';

/** A project's settings as its members see them. */
export function viewProjectSettings(
  project: MemberProject,
  mostRetentionDays: number,
): ProjectSettingsView {
  const { slug, name, isDemo, simulatorEnabled, acceptPastDays, retentionDays } = project;
  const { businessHours } = project;
  return {
    slug,
    name,
    isDemo,
    simulatorEnabled,
    acceptPastDays,
    retentionDays,
    businessHours,
    mostRetentionDays,
  };
}

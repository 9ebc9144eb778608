'use client';
import { usePathname } from 'next/navigation';
import { projectPath } from '@/components/layout/navigation';
import { PageTabs } from '@/components/layout/page-tabs';

const TABS = [
  { segment: 'settings', label: 'General', adminOnly: false },
  { segment: 'settings/members', label: 'Members', adminOnly: false },
  { segment: 'settings/api-keys', label: 'API keys', adminOnly: true },
  { segment: 'settings/channels', label: 'Channels', adminOnly: true },
  { segment: 'settings/collectors', label: 'Collectors', adminOnly: true },
  { segment: 'settings/webhooks', label: 'Webhooks', adminOnly: true },
  { segment: 'settings/audit', label: 'Audit log', adminOnly: true },
  { segment: 'settings/status', label: 'Status', adminOnly: true },
] as const;

/** The parts of a project's settings that the reader may open. */
export function SettingsTabs({ project, isAdmin }: { project: string; isAdmin: boolean }) {
  const pathname = usePathname();
  const tabs = TABS.filter((tab) => isAdmin || !tab.adminOnly);
  const current = tabs.find(({ segment }) => projectPath(project, segment) === pathname);
  return (
    <div className="-mb-2 min-w-0">
      <PageTabs project={project} label="Settings" tabs={tabs} current={current?.segment ?? ''} />
    </div>
  );
}

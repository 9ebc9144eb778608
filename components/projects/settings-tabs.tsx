'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { projectPath } from '@/components/layout/navigation';
import { tabClass } from '@/components/ui/tabs';

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
  return (
    <nav aria-label="Settings" className="-mb-2 flex gap-4 overflow-x-auto overflow-y-hidden">
      {TABS.filter((tab) => isAdmin || !tab.adminOnly).map(({ segment, label }) => {
        const path = projectPath(project, segment);
        return (
          <Link
            key={segment}
            href={path}
            aria-current={pathname === path ? 'page' : undefined}
            className={tabClass}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}

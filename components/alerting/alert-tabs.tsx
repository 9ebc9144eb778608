import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { tabClass } from '@/components/ui/tabs';

const TABS = [
  { segment: 'alerts', label: 'Inbox' },
  { segment: 'alerts/rules', label: 'Rules' },
  { segment: 'alerts/silences', label: 'Silences' },
  { segment: 'alerts/quality', label: 'Quality' },
] as const;
type AlertTab = (typeof TABS)[number]['segment'];

/** The pages of alerting. */
export function AlertTabs({ project, current }: { project: string; current: AlertTab }) {
  return (
    <nav aria-label="Alerting" className="flex gap-4">
      {TABS.map(({ segment, label }) => (
        <Link
          key={segment}
          href={projectPath(project, segment)}
          aria-current={segment === current ? 'page' : undefined}
          className={tabClass}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { tabClass } from '@/components/ui/tabs';

const TABS = [
  { segment: 'incidents', label: 'Incidents' },
  { segment: 'incidents/times', label: 'Times' },
] as const;
type IncidentTab = (typeof TABS)[number]['segment'];

/** The pages of incidents. */
export function IncidentTabs({ project, current }: { project: string; current: IncidentTab }) {
  return (
    <nav aria-label="Incidents" className="flex gap-4">
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

import Link from 'next/link';
import { tabClass } from '@/components/ui/tab-class';
import { projectPath } from './navigation';

interface PageTabsProps {
  project: string;
  /** What these pages are of. */
  label: string;
  tabs: readonly { segment: string; label: string }[];
  /** The segment of the page they stand on. */
  current: string;
  /** What goes with the reader from page to page. */
  query?: string;
}

/** The pages of one noun, above each of them. */
export function PageTabs({ project, label, tabs, current, query = '' }: PageTabsProps) {
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto overflow-y-hidden">
      {tabs.map((tab) => (
        <Link
          key={tab.segment}
          href={`${projectPath(project, tab.segment)}${query === '' ? '' : `?${query}`}`}
          aria-current={tab.segment === current ? 'page' : undefined}
          className={tabClass}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

'use client';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
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
  const ref = useRef<HTMLElement>(null);
  // On a narrow screen the last ones lie beyond the edge; the page that one is on is to be seen.
  useEffect(() => {
    const nav = ref.current;
    const tab = nav?.querySelector<HTMLElement>(`[data-segment="${current}"]`);
    if (!nav || !tab) return;
    const { left, right } = nav.getBoundingClientRect();
    const own = tab.getBoundingClientRect();
    if (own.right > right || own.left < left)
      nav.scrollLeft += own.left - left - (right - left) / 3;
  }, [current]);
  return (
    <nav ref={ref} aria-label={label} className="flex gap-4 overflow-x-auto overflow-y-hidden">
      {tabs.map((tab) => (
        <Link
          key={tab.segment}
          data-segment={tab.segment}
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

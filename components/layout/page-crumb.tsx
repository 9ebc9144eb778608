import Link from 'next/link';
import type { ReactNode } from 'react';
import { projectPath } from './navigation';

interface PageCrumbProps {
  project: string;
  /** The list that the page came out of, and its segment. */
  of: string;
  segment: string;
  children: ReactNode;
}

/** The title of a page about one thing: the way back to its list, and what it is. */
export function PageCrumb({ project, of, segment, children }: PageCrumbProps) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      <Link href={projectPath(project, segment)} className="text-muted hover:text-ink">
        {of}
      </Link>
      <span aria-hidden className="text-faint">
        /
      </span>
      {children}
    </span>
  );
}

'use client';
import { Ellipsis, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { whenOpened } from '@/components/ui/when-opened';
import { useCommandPalette } from './command-palette-host';
import { isCurrent, PROJECT_PAGES, projectPath } from './navigation';
import { useShell } from './shell-context';

const MoreSheet = whenOpened(() => import('./more-sheet').then((file) => file.MoreSheet));

const item =
  'focus-inset flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] leading-4 text-muted aria-[current=page]:text-accent';

/** The navigation of a narrow screen, within reach of a thumb. */
export function BottomBar() {
  const { project } = useShell();
  const pathname = usePathname();
  const { open } = useCommandPalette();
  const [more, setMore] = useState(false);
  return (
    <nav
      aria-label="Pages"
      className="fixed inset-x-0 bottom-0 z-20 flex h-14 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PROJECT_PAGES.filter(({ primary }) => primary && project).map(
        ({ label, icon: Icon, segment }) => {
          const path = projectPath(project?.slug ?? '', segment);
          return (
            <Link
              key={segment}
              href={path}
              className={item}
              aria-current={isCurrent(pathname, path) ? 'page' : undefined}
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.75} />
              {label}
            </Link>
          );
        },
      )}
      <button type="button" className={item} onClick={open}>
        <Search aria-hidden className="size-5" strokeWidth={1.75} />
        Find
      </button>
      <button
        type="button"
        className={item}
        aria-haspopup="dialog"
        aria-expanded={more}
        onClick={() => setMore(true)}
      >
        <Ellipsis aria-hidden className="size-5" strokeWidth={1.75} />
        More
      </button>
      {more ? <MoreSheet onClose={() => setMore(false)} /> : null}
    </nav>
  );
}

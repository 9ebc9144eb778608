import type { ReactNode, Ref } from 'react';

interface PageHeaderProps {
  ref?: Ref<HTMLElement> | undefined;
  title: ReactNode;
  /** The page's answer in words, before any chart: "2 of 14 services log errors, payments most". */
  answer?: ReactNode | undefined;
  /** Time range, export and the like, at the right; below on a narrow screen. */
  actions?: ReactNode | undefined;
  /** A row of its own under the title: search, tabs. */
  children?: ReactNode | undefined;
}

/** The top of a page; it stays while the page scrolls. */
export function PageHeader({ ref, title, answer, actions, children }: PageHeaderProps) {
  return (
    <header
      ref={ref}
      className="sticky top-0 z-20 border-line border-b bg-canvas px-gutter py-2 max-sm:static"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-title">{title}</h1>
        {answer ? (
          <p className="line-clamp-2 min-w-0 flex-1 basis-48 text-muted max-sm:order-last max-sm:line-clamp-none max-sm:basis-full">
            {answer}
          </p>
        ) : null}
        {actions ? (
          <div className="ml-auto flex min-w-0 max-sm:ml-0 flex-wrap items-center gap-2">
            {actions}
          </div>
        ) : null}
      </div>
      {children ? <div className="mt-2">{children}</div> : null}
    </header>
  );
}

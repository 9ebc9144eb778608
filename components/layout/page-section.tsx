import { type ReactNode, useId } from 'react';

interface PageSectionProps {
  title: ReactNode;
  /** A figure or a sentence beside the title. */
  note?: ReactNode | undefined;
  /** Buttons at the right. */
  actions?: ReactNode | undefined;
  /** Without the gutter at its sides, for a table whose rows reach from edge to edge. */
  bleed?: boolean | undefined;
  children: ReactNode;
}

/** One subject of a page, under a hairline. */
export function PageSection({ title, note, actions, bleed, children }: PageSectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="border-line border-b py-3 last:border-b-0">
      <header className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 px-gutter">
        <h2 id={titleId} className="font-semibold">
          {title}
        </h2>
        {note ? <p className="min-w-0 text-muted">{note}</p> : null}
        {actions ? <div className="ml-auto flex items-center gap-1">{actions}</div> : null}
      </header>
      <div className={bleed ? 'pt-1' : 'px-gutter pt-1'}>{children}</div>
    </section>
  );
}

/** The look of a tab, for links that play the part of tabs between pages (with aria-current="page"). */
export const tabClass =
  'focus-inset -mb-px inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink aria-selected:border-accent aria-selected:text-ink';

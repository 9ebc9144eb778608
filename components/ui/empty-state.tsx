import type { ReactNode } from 'react';
import { classNames } from './class-names';

interface EmptyStateProps {
  title: ReactNode;
  /** What would stand here and how it comes to stand here. */
  children?: ReactNode | undefined;
  /** A CodeBlock with a command that fills the place. */
  code?: ReactNode | undefined;
  action?: ReactNode | undefined;
  /** 1 where it is the whole page. */
  level?: 1 | 2 | undefined;
  className?: string | undefined;
}

/** Nothing yet, and how to change that. "Nothing matches" and "nothing was ever sent" are different texts. */
export function EmptyState(props: EmptyStateProps) {
  const { title, children, code, action, level = 2, className } = props;
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div
      className={classNames(
        'mx-auto flex w-full max-w-xl flex-col gap-3 px-gutter py-10',
        className,
      )}
    >
      <Heading className="text-title">{title}</Heading>
      {children ? <div className="text-muted">{children}</div> : null}
      {code}
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}

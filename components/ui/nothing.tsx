import { CircleCheck, CircleDashed, Minus, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type NothingKind = 'zero' | 'none' | 'unknown' | 'filtered';

const looks = {
  zero: { icon: CircleCheck, text: 'text-ink', iconLook: 'text-healthy', box: '' },
  none: { icon: Minus, text: 'text-muted', iconLook: 'text-faint', box: '' },
  unknown: { icon: CircleDashed, text: 'text-muted', iconLook: 'text-unknown', box: 'hatched' },
  filtered: { icon: SearchX, text: 'text-muted', iconLook: 'text-muted', box: '' },
};

interface NothingProps {
  /**
   * zero: it was counted and there is none, which is good news or a fact. none: there is no such thing to count.
   * unknown: nobody knows, since nothing was received. filtered: there is some, behind the filters.
   */
  kind: NothingKind;
  children: ReactNode;
  /** What to do about it. */
  action?: ReactNode | undefined;
}

/** In place of a list or a figure that has nothing in it: one line that says which kind of nothing it is. */
export function Nothing({ kind, children, action }: NothingProps) {
  const { icon: Icon, text, iconLook, box } = looks[kind];
  return (
    <div
      className={classNames(
        'flex min-h-16 flex-wrap items-center justify-center gap-x-3 gap-y-2 px-gutter py-3 text-center',
        box,
      )}
    >
      <p className={classNames('inline-flex items-center gap-2', text)}>
        <Icon aria-hidden className={classNames('size-4 shrink-0', iconLook)} />
        <span className={kind === 'unknown' ? 'bg-canvas px-1' : undefined}>{children}</span>
      </p>
      {action}
    </div>
  );
}

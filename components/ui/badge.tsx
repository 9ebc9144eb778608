import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Tone =
  | 'neutral'
  | 'accent'
  | 'critical'
  | 'high'
  | 'medium'
  | 'low'
  | 'info'
  | 'healthy'
  | 'degraded'
  | 'failing'
  | 'unknown'
  | 'level-fatal'
  | 'level-error'
  | 'level-warn'
  | 'level-info'
  | 'level-debug'
  | 'level-trace';

const text: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent',
  critical: 'text-critical',
  high: 'text-high',
  medium: 'text-medium',
  low: 'text-low',
  info: 'text-info',
  healthy: 'text-healthy',
  degraded: 'text-degraded',
  failing: 'text-failing',
  unknown: 'text-unknown',
  'level-fatal': 'text-level-fatal',
  'level-error': 'text-level-error',
  'level-warn': 'text-level-warn',
  'level-info': 'text-level-info',
  'level-debug': 'text-level-debug',
  'level-trace': 'text-level-trace',
};

/** The text colour of a tone, for an icon or a word that stands without a badge. */
export function toneText(tone: Tone): string {
  return text[tone];
}

interface BadgeProps {
  tone?: Tone | undefined;
  icon?: LucideIcon | undefined;
  /** A hairline around it, for where it does not stand in a column of its own. */
  outlined?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A word with its colour and icon; the word carries the meaning, the colour only repeats it. It stands on its word's line. */
export function Badge({ tone = 'neutral', icon: Icon, outlined, className, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex items-baseline gap-1 whitespace-nowrap text-small font-medium',
        outlined && 'rounded-sm border border-current/30 px-1.5',
        text[tone],
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0 self-center" strokeWidth={2} /> : null}
      {children}
    </span>
  );
}

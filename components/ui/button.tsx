import { LoaderCircle } from 'lucide-react';
import { type ComponentProps, cloneElement, isValidElement } from 'react';
import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

const base =
  'inline-flex h-control shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-2.5 text-body font-medium transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-3.5 [&_svg]:shrink-0';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-canvas text-ink hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover',
  danger: 'border border-critical/50 text-critical hover:bg-critical/10',
};

/** The look of a button, for what is not a button: a link, a label. */
export function buttonClass(variant: ButtonVariant = 'secondary', className?: string): string {
  return classNames(base, variants[variant], className);
}

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant | undefined;
  /** Shows a spinner, keeps the width and refuses a second press. */
  pending?: boolean | undefined;
  /** Renders the one child (a link) with the look of a button. */
  asChild?: boolean | undefined;
}

export function Button(props: ButtonProps) {
  const { variant = 'secondary', pending = false, asChild, className, children, ...rest } = props;
  if (asChild && isValidElement<{ className?: string }>(children)) {
    const look = classNames(className, children.props.className);
    return cloneElement(children, { ...rest, className: buttonClass(variant, look) });
  }
  return (
    <button
      type="button"
      className={buttonClass(variant, className)}
      {...rest}
      disabled={rest.disabled || pending}
      aria-busy={pending || undefined}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </button>
  );
}

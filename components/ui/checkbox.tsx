'use client';
import { Check } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'onChange'> {
  /** The words beside the box; they are part of the target. */
  label: ReactNode;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
}

export function Checkbox({ label, onCheckedChange, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <span className="inline-flex min-h-6 items-center gap-2">
      <span className="relative inline-flex size-4 shrink-0">
        <input
          id={id}
          {...rest}
          {...(rest.checked === undefined && !onCheckedChange
            ? {}
            : { onChange: ({ target }) => onCheckedChange?.(target.checked) })}
          type="checkbox"
          className="peer size-4 appearance-none rounded-sm border border-control bg-canvas checked:border-accent checked:bg-accent disabled:opacity-50"
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none absolute inset-0 m-auto hidden size-3 text-on-accent peer-checked:block"
        />
      </span>
      <label htmlFor={rest.id ?? id} className="py-0.5">
        {label}
      </label>
    </span>
  );
}

'use client';
import { type ReactNode, useId } from 'react';

interface SwitchProps {
  label: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  hint?: ReactNode | undefined;
}

/** For what takes effect at once; a form that is sent later uses a Checkbox. */
export function Switch({ label, hint, checked, onCheckedChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <span className="flex min-h-6 items-start justify-between gap-4">
      <span className="flex flex-col">
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <span id={`${id}-hint`} className="text-small text-muted">
            {hint}
          </span>
        ) : null}
      </span>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        disabled={disabled}
        onClick={() => onCheckedChange(!checked)}
        className="group relative h-6 w-10 shrink-0 rounded-full border border-control bg-sunken transition-colors duration-100 disabled:opacity-50 aria-checked:border-accent aria-checked:bg-accent"
      >
        <span className="block size-4 translate-x-[3px] rounded-full bg-muted transition-transform duration-100 group-aria-checked:translate-x-[19px] group-aria-checked:bg-on-accent" />
      </button>
    </span>
  );
}

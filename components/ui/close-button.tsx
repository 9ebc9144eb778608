'use client';
import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';

/** Closes the dialog or drawer that it stands in. */
export function CloseButton({ label = 'Close' }: { label?: string }) {
  return (
    <Primitive.Close
      aria-label={label}
      className="-mr-1 inline-flex size-control shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
    >
      <X aria-hidden className="size-4" />
    </Primitive.Close>
  );
}

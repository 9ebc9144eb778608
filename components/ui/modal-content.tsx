'use client';
import { Dialog as Primitive } from 'radix-ui';
import { type ComponentProps, useState } from 'react';

/** What a dialog or drawer holds. Closed, it gives the focus back to what had it, which need not be a trigger of its own. */
export function ModalContent(props: ComponentProps<typeof Primitive.Content>) {
  // Rendered as it opens, before anything in it takes the focus.
  const [opener] = useState(() => document.activeElement);
  // A trigger that was drawn anew for the sake of what it opens has not got the focus yet; it is given it as such.
  return (
    <Primitive.Content
      {...props}
      onCloseAutoFocus={(event) => {
        if (!(opener instanceof HTMLElement && opener.isConnected) || opener === document.body)
          return;
        event.preventDefault();
        opener.focus();
      }}
    />
  );
}

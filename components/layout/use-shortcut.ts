'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useShortcutRegistry } from './shortcut-provider';

/**
 * Adds a shortcut while the component is on the page: it works, stands in the help under `scope` and in the
 * palette under `label`. Keys are written "j", "g l", "mod+k", "shift+ArrowDown". null keys add nothing.
 */
export function useShortcut(
  scope: string,
  keys: string | null,
  label: string,
  handler: () => void,
): void {
  const { add } = useShortcutRegistry();
  const latest = useRef(handler);
  // With what is seen: a key may be pressed as soon as it is.
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (keys === null) return;
    return add({ scope, keys, label, run: () => latest.current() });
  }, [add, scope, keys, label]);
}

'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { readUrlState, searchRecord, writeUrlState } from '@/domain/url-state/url-state';
import type { ViewOf, ViewParams } from '@/domain/url-state/view-params';

interface SetOptions {
  /** "push" (the default) gives Back a step; "replace" is for what changes with every key typed. */
  history?: 'push' | 'replace' | undefined;
}

/** Changes that depend on what is there already are a function of it, never of what was drawn last. */
type Changes<T> = Partial<T> | ((now: T) => Partial<T>);
type SetUrlState<T> = (changes: Changes<T>, options?: SetOptions) => void;

/**
 * The state of a view, kept in the address. The schema has to be the same object at every render.
 * Changes do not ask the server for the page again; the view's own queries follow the state.
 */
export function useUrlState<S extends ViewParams>(
  schema: S,
): [state: ViewOf<S>, set: SetUrlState<ViewOf<S>>] {
  const params = useSearchParams();
  const pathname = usePathname();
  const state = useMemo(
    () => readUrlState(schema, searchRecord(new URLSearchParams(params))),
    [schema, params],
  );
  const set = useCallback<SetUrlState<ViewOf<S>>>(
    (changes, options) => {
      // The address itself, not this render's reading of it: of two changes in quick succession both must count.
      const current = new URLSearchParams(window.location.search);
      const changed =
        typeof changes === 'function'
          ? changes(readUrlState(schema, searchRecord(current)))
          : changes;
      const query = writeUrlState(schema, current, changed);
      const address = query ? `${pathname}?${query}` : pathname;
      if (address === window.location.pathname + window.location.search) return;
      if (options?.history === 'replace') window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
    },
    [schema, pathname],
  );
  return [state, set];
}

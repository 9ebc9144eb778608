'use client';
import { useMemo } from 'react';
import { useUrlState } from '@/components/layout/use-url-state';
import { textParam } from '@/domain/url-state/view-params';

interface TableSort {
  /** "-depth", or empty for the order in which the rows came. */
  sort: string;
  setSort: (sort: string) => void;
}

/** Which column a table is sorted by, kept in the address under `param`. */
export function useTableSort(param: string, initial: string): TableSort {
  const schema = useMemo(() => ({ [param]: textParam(100, { usual: initial }) }), [param, initial]);
  const [view, setView] = useUrlState(schema);
  return {
    sort: view[param] ?? initial,
    setSort: (sort) => setView({ [param]: sort }, { history: 'replace' }),
  };
}

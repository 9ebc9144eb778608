import type { ReactNode } from 'react';

interface DefinitionListProps {
  items: ReadonlyArray<{ term: string; value: ReactNode }>;
}

/** What a thing is, property by property; what is not known is said by the value itself. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] items-baseline gap-x-4 gap-y-1">
      {items.map(({ term, value }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

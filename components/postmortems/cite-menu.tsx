'use client';
import type { ReactElement } from 'react';
import { DropdownMenu, MenuItem, MenuLabel } from '@/components/ui/dropdown-menu';
import type { Evidence } from '@/domain/postmortems/evidence';

interface CiteMenuProps {
  evidence: readonly Evidence[];
  onCite: (number: number) => void;
  children: ReactElement;
}

/** Picks a chart or a row of the timeline for the text to point at. */
export function CiteMenu({ evidence, onCite, children }: CiteMenuProps) {
  const charts = evidence.filter(({ kind }) => kind === 'chart');
  const rows = evidence.filter(({ kind }) => kind === 'row');
  return (
    <DropdownMenu align="end" trigger={children} className="w-80">
      {evidence.length === 0 ? (
        <MenuLabel>It has no evidence: it did not begin from an incident.</MenuLabel>
      ) : null}
      {[
        { label: 'Charts', items: charts },
        { label: 'Timeline', items: rows },
      ].map(({ label, items }) =>
        items.length === 0 ? null : (
          <div key={label}>
            <MenuLabel>{label}</MenuLabel>
            {items.map(({ number, caption }) => (
              <MenuItem key={number} title={caption} onSelect={() => onCite(number)}>
                E{number} {caption}
              </MenuItem>
            ))}
          </div>
        ),
      )}
    </DropdownMenu>
  );
}

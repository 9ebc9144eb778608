'use client';
import { Filter } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import type { MetricLabels } from '@/domain/metrics/metric-answers';

interface FilterMenuProps {
  labels: MetricLabels | undefined;
  onChoose: (condition: string) => void;
}

/** Labels and their commonest values; choosing one narrows the metric to it. */
export function FilterMenu({ labels, onChoose }: FilterMenuProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const items = (labels?.items ?? [])
    .map((item) => ({
      ...item,
      values: item.values.filter(({ value }) =>
        `${item.label}=${value}`.toLowerCase().includes(wanted),
      ),
    }))
    .filter(({ values }) => values.length > 0);
  const choose = (condition: string) => {
    setOpen(false);
    setTyped('');
    onChoose(condition);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Narrow to a label"
      trigger={
        <Button disabled={(labels?.items.length ?? 0) === 0}>
          <Filter aria-hidden />
          Filter
        </Button>
      }
    >
      <div className="flex max-h-80 w-72 flex-col">
        <Input
          mono
          aria-label="Find a label or value"
          placeholder="label or value"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ul className="min-h-0 flex-1 overflow-y-auto pt-2">
          {items.map(({ label, values, more }) => (
            <li key={label}>
              <h3 className="text-small font-medium text-muted">{label}</h3>
              <ul>
                {values.map(({ value, series }) => (
                  <li key={value}>
                    <button
                      type="button"
                      onClick={() => choose(`${label}=${value}`)}
                      className="focus-inset flex min-h-6 w-full items-center justify-between gap-2 rounded-sm px-2 text-left font-mono text-small hover:bg-hover pointer-coarse:min-h-9"
                    >
                      <span className="truncate">{value}</span>
                      <span className="text-muted tabular-nums">{series}</span>
                    </button>
                  </li>
                ))}
              </ul>
              {more > 0 && wanted === '' ? (
                <p className="px-2 text-small text-muted">and {more} more values</p>
              ) : null}
            </li>
          ))}
          {items.length === 0 ? <li className="px-2 text-muted">Nothing like that.</li> : null}
        </ul>
      </div>
    </Popover>
  );
}

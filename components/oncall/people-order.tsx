'use client';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import type { OnCall } from '@/domain/oncall/schemas';

interface PeopleOrderProps {
  label: string;
  people: OnCall['people'];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** People in the order of their turns; moved by buttons, so that a keyboard or a thumb is enough. */
export function PeopleOrder({ label, people, chosen, onChange }: PeopleOrderProps) {
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? 'Somebody who left';
  const swap = (index: number, other: number) => {
    const next = [...chosen];
    [next[index], next[other]] = [chosen[other] ?? '', chosen[index] ?? ''];
    onChange(next);
  };
  const rest = people.filter(({ id }) => !chosen.includes(id));
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium">{label}</span>
      <ol aria-label={label} className="flex flex-col">
        {chosen.map((id, index) => (
          <li key={id} className="flex items-center gap-1">
            <span className="tabular w-5 text-muted">{index + 1}.</span>
            <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
            <IconButton
              icon={ArrowUp}
              label={`Move ${nameOf(id)} up`}
              disabled={index === 0}
              onClick={() => swap(index, index - 1)}
            />
            <IconButton
              icon={ArrowDown}
              label={`Move ${nameOf(id)} down`}
              disabled={index === chosen.length - 1}
              onClick={() => swap(index, index + 1)}
            />
            <IconButton
              icon={X}
              label={`Take ${nameOf(id)} out`}
              onClick={() => onChange(chosen.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ol>
      {rest.length === 0 ? null : (
        <Select
          aria-label={`Add to ${label}`}
          value=""
          options={[
            { value: '', label: 'Add somebody …' },
            ...rest.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ target }) => {
            if (target.value !== '') onChange([...chosen, target.value]);
          }}
        />
      )}
    </div>
  );
}

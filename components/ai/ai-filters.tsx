'use client';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { AiValues } from '@/domain/ai/ai-settings';
import { aiViewSchema } from '@/domain/ai/ai-view';
import { AI_FIELDS, type AiField } from '@/domain/ai/rollup-key';
import { FIELD_WORDS } from './field-words';

/** Narrows an AI page by what its inferences have in common. */
export function AiFilters({ values }: { values: AiValues | undefined }) {
  const [view, set] = useUrlState(aiViewSchema);
  const isSet = AI_FIELDS.some((field) => view[field] !== '');
  return (
    <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      {AI_FIELDS.map((field) => (
        <Select
          key={field}
          aria-label={FIELD_WORDS[field].one}
          className="sm:max-w-44"
          value={view[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
          options={optionsOf(field, values?.[field] ?? [], view[field])}
        />
      ))}
      {isSet ? (
        <Button
          variant="ghost"
          onClick={() => set(Object.fromEntries(AI_FIELDS.map((field) => [field, ''])))}
        >
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}

function optionsOf(field: AiField, known: readonly string[], chosen: string) {
  const values = chosen === '' || known.includes(chosen) ? known : [chosen, ...known];
  return [
    { value: '', label: `All ${FIELD_WORDS[field].many}` },
    ...values.map((value) => ({ value, label: value })),
  ];
}

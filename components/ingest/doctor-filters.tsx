'use client';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { doctorViewSchema } from '@/domain/ingest/doctor-view';
import type { IngestKey } from '@/domain/ingest/ingest-sample';
import { WAYS_IN } from '@/domain/ingest/ways-in';
import type { ViewOf } from '@/domain/url-state/view-params';

type DoctorView = ViewOf<typeof doctorViewSchema>;

interface DoctorFiltersProps {
  keys: readonly IngestKey[];
  view: DoctorView;
  onChange: (changes: Partial<DoctorView>) => void;
}

const OUTCOMES = [
  { value: '', label: 'Accepted and rejected' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'rejected', label: 'Rejected' },
];

const ROUTES = [
  { value: '', label: 'Every way in' },
  ...WAYS_IN.map((route) => ({ value: route, label: `/api/${route}` })),
];

export function DoctorFilters({ keys, view, onChange }: DoctorFiltersProps) {
  const options = [
    { value: '', label: 'Every key' },
    ...keys.map(({ id, name, prefix, state }) => ({
      value: id,
      label: `${name} (${prefix}…${state === 'active' ? '' : `, ${state}`})`,
    })),
  ];
  return (
    <div className="flex flex-wrap gap-2">
      <Field label="Key" labelHidden>
        <Select
          aria-label="Key"
          options={options}
          value={view.key}
          onChange={(event) => onChange({ key: event.target.value })}
        />
      </Field>
      <Field label="Way in" labelHidden>
        <Select
          aria-label="Way in"
          options={ROUTES}
          value={view.route}
          onChange={(event) => onChange({ route: doctorViewSchema.route.read(event.target.value) })}
        />
      </Field>
      <Field label="Outcome" labelHidden>
        <Select
          aria-label="Outcome"
          options={OUTCOMES}
          value={view.outcome}
          onChange={(event) =>
            onChange({ outcome: doctorViewSchema.outcome.read(event.target.value) })
          }
        />
      </Field>
    </div>
  );
}

'use client';
import { Trash2 } from 'lucide-react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { OnCall, ScheduleInput } from '@/domain/oncall/schemas';
import { PeopleOrder } from './people-order';

export type LayerInput = ScheduleInput['layers'][number];

interface LayerFieldsProps {
  layer: LayerInput;
  people: OnCall['people'];
  onChange: (layer: LayerInput) => void;
  /** Null for the last one left. */
  onRemove: (() => void) | null;
}

const ROTATIONS = [
  { value: 'weekly', label: 'weeks' },
  { value: 'daily', label: 'days' },
];

/** One rotation: who, how long a turn is, and when one hands over to the next. */
export function LayerFields({ layer, people, onChange, onRemove }: LayerFieldsProps) {
  const { name, rotation, every, startsOn, handOffAt, hours } = layer;
  const set = (more: Partial<LayerInput>) => onChange({ ...layer, ...more });
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-medium">{name || 'Layer'}</legend>
      <div className="flex items-end gap-2">
        <Field label="Layer’s name" className="flex-1">
          <Input
            required
            maxLength={80}
            value={name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        {onRemove === null ? null : (
          <IconButton icon={Trash2} label={`Remove the layer ${name}`} onClick={onRemove} />
        )}
      </div>
      <PeopleOrder
        label="Turns"
        people={people}
        chosen={layer.people}
        onChange={(chosen) => set({ people: chosen })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="A turn lasts">
          <Input
            type="number"
            required
            min={1}
            max={30}
            value={every}
            onChange={({ target }) => set({ every: Number(target.value) })}
          />
        </Field>
        <Field label="Counted in">
          <Select
            options={ROTATIONS}
            value={rotation}
            onChange={({ target }) =>
              set({ rotation: target.value === 'daily' ? 'daily' : 'weekly' })
            }
          />
        </Field>
        <Field label="First turn begins on">
          <Input
            type="date"
            required
            value={startsOn}
            onChange={({ target }) => set({ startsOn: target.value })}
          />
        </Field>
        <Field label="Hands over at" hint="By the clocks of the schedule’s zone.">
          <Input
            type="time"
            required
            value={handOffAt}
            onChange={({ target }) => set({ handOffAt: target.value })}
          />
        </Field>
      </div>
      <Checkbox
        label="Only at certain hours of the day"
        checked={hours !== null}
        onCheckedChange={(on) => set({ hours: on ? { from: '09:00', to: '17:00' } : null })}
      />
      {hours === null ? null : (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="From">
            <Input
              type="time"
              required
              value={hours.from}
              onChange={({ target }) => set({ hours: { ...hours, from: target.value } })}
            />
          </Field>
          <Field label="To" hint="Past midnight when it is not after the beginning.">
            <Input
              type="time"
              required
              value={hours.to}
              onChange={({ target }) => set({ hours: { ...hours, to: target.value } })}
            />
          </Field>
        </div>
      )}
    </fieldset>
  );
}

'use client';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { nextKey } from '@/components/ui/next-key';
import { TimeZoneField } from '@/components/ui/time-zone-field';
import type { ListedSchedule, OnCall, ScheduleInput } from '@/domain/oncall/schemas';
import { LayerFields, type LayerInput } from './layer-fields';
import { onCallQueries, onCallRequests } from './on-call-queries';
import { SchedulePreview } from './schedule-preview';

interface ScheduleDialogProps {
  project: string;
  /** Null: a new one. */
  schedule: ListedSchedule | null;
  people: OnCall['people'];
  nowMs: number;
  onClose: () => void;
}

interface KeyedLayer {
  key: string;
  layer: LayerInput;
}

const keyed = (layer: LayerInput): KeyedLayer => ({ key: nextKey(), layer });

function newLayer(count: number): LayerInput {
  return {
    name: count === 0 ? 'Primary' : `Layer ${count + 1}`,
    people: [],
    rotation: 'weekly',
    every: 1,
    startsOn: new Date().toISOString().slice(0, 10),
    handOffAt: '09:00',
    hours: null,
  };
}

const NONE: ListedSchedule['overrides'] = [];

/** A schedule's name, zone and layers, and what comes of them. */
export function ScheduleDialog({ project, schedule, people, nowMs, onClose }: ScheduleDialogProps) {
  const [layers, setLayers] = useState(() => (schedule?.layers ?? [newLayer(0)]).map(keyed));
  const [timeZone, setTimeZone] = useState(
    () => schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const drawn = useMemo(() => layers.map(({ layer }) => layer), [layers]);
  const save = useChange({
    change: (input: ScheduleInput) =>
      onCallRequests.saveSchedule(project, schedule?.id ?? null, input),
    refresh: onCallQueries.all(project),
    done: ({ name }) => `${name} is saved`,
    onDone: onClose,
  });
  const submit = (data: FormData) => {
    save.mutate({
      name: String(data.get('name')),
      timeZone: String(data.get('timeZone')),
      layers: layers.map(({ layer }) => layer),
    });
  };
  return (
    <FormDialog
      wide
      title={schedule === null ? 'Add a schedule' : `Edit ${schedule.name}`}
      description="Of several layers the last one that has somebody on call counts."
      className="flex flex-col gap-4"
      pending={save.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <FormProblem problem={wholeProblem(save.error, ['name', 'timeZone'])} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Name" error={fieldProblem(save.error, 'name')}>
          <Input name="name" required maxLength={80} defaultValue={schedule?.name ?? ''} />
        </Field>
        <TimeZoneField
          error={fieldProblem(save.error, 'timeZone')}
          zone={schedule?.timeZone}
          onZone={setTimeZone}
        />
      </div>
      {layers.map(({ key, layer }) => (
        <LayerFields
          key={key}
          layer={layer}
          people={people}
          onChange={(next) =>
            setLayers(layers.map((one) => (one.key === key ? { key, layer: next } : one)))
          }
          onRemove={
            layers.length === 1 ? null : () => setLayers(layers.filter((one) => one.key !== key))
          }
        />
      ))}
      <div>
        <Button onClick={() => setLayers([...layers, keyed(newLayer(layers.length))])}>
          <Plus aria-hidden />
          Add a layer
        </Button>
      </div>
      <SchedulePreview
        timeZone={timeZone}
        layers={drawn}
        people={people}
        overrides={schedule?.overrides ?? NONE}
        nowMs={nowMs}
      />
    </FormDialog>
  );
}

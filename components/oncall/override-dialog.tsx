'use client';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { fieldTime } from '@/components/ui/field-time';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ListedSchedule, OnCall, OverrideInput } from '@/domain/oncall/schemas';
import { onCallQueries, onCallRequests } from './on-call-queries';

interface OverrideDialogProps {
  project: string;
  schedule: ListedSchedule;
  people: OnCall['people'];
}

const HOUR_MS = 3_600_000;
const LENGTHS = [
  { label: '12 hours', hours: 12 },
  { label: 'a day', hours: 24 },
  { label: 'a week', hours: 168 },
];

/** Somebody stands in for whoever would be on call. */
export function OverrideDialog({ project, schedule, people }: OverrideDialogProps) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const lastFor = (hours: number) => setTo(fieldTime(Date.parse(from) + hours * HOUR_MS));
  const add = useChange({
    change: (input: OverrideInput) => onCallRequests.addOverride(project, schedule.id, input),
    refresh: onCallQueries.all(project),
    done: () => 'Entered',
    onDone: () => setOpen(false),
  });
  const submit = (data: FormData) => {
    const moment = (name: string) => new Date(String(data.get(name))).toISOString();
    add.mutate({ person: String(data.get('person')), from: moment('from'), to: moment('to') });
  };
  const begin = () => {
    const nowMs = Date.now();
    setFrom(fieldTime(nowMs));
    setTo(fieldTime(nowMs + 12 * HOUR_MS));
    setOpen(true);
  };
  return (
    <FormDialog
      trigger={
        <Button>
          <UserPlus aria-hidden />
          Stand in<span className="sr-only"> for {schedule.name}</span>
        </Button>
      }
      title={`Stand in for ${schedule.name}`}
      description="Whoever would be on call then is left in peace."
      className="flex flex-col gap-4"
      pending={add.isPending}
      open={open}
      onOpen={begin}
      onClose={() => {
        setOpen(false);
        add.reset();
      }}
      onSave={submit}
    >
      <FormProblem problem={wholeProblem(add.error, ['person', 'from', 'to'])} />
      <Field label="Who" error={fieldProblem(add.error, 'person')}>
        <Select
          name="person"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label="From" hint="By this device’s clock." error={fieldProblem(add.error, 'from')}>
        <Input
          name="from"
          type="datetime-local"
          required
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
      </Field>
      <Field label="To" error={fieldProblem(add.error, 'to')}>
        <Input
          name="to"
          type="datetime-local"
          required
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-muted">It lasts</span>
        {LENGTHS.map(({ label, hours }) => (
          <Button key={label} disabled={from === ''} onClick={() => lastFor(hours)}>
            {label}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}

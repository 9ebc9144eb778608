import { fieldProblem } from '@/components/access/form-problem';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { fieldTime } from '@/components/ui/field-time';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TimeZoneField } from '@/components/ui/time-zone-field';
import { WEEKDAYS } from '@/domain/silences/windows';

export type SilenceMode = 'now' | 'once' | 'weekly';

const LENGTHS = [
  { value: '30', label: '30 minutes' },
  { value: '60', label: '1 hour' },
  { value: '120', label: '2 hours' },
  { value: '240', label: '4 hours' },
  { value: '480', label: '8 hours' },
  { value: '1440', label: '1 day' },
  { value: '4320', label: '3 days' },
  { value: '10080', label: '1 week' },
];
const DAY_LABELS = {
  sun: 'Sun',
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
};
const HOUR_MS = 3_600_000;

/** When it holds, in the three ways that are asked for. */
export function SilenceTimes({ mode, error }: { mode: SilenceMode; error: unknown }) {
  const problem = fieldProblem(error, 'endsAt');
  const nowMs = Date.now();
  if (mode === 'now')
    return (
      <Field label="For" error={problem}>
        <Select name="minutes" defaultValue="60" options={LENGTHS} />
      </Field>
    );
  if (mode === 'once')
    return (
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="From" hint="By this device’s clock." error={fieldProblem(error, 'startsAt')}>
          <Input name="startsAt" type="datetime-local" required defaultValue={fieldTime(nowMs)} />
        </Field>
        <Field label="Until" error={problem}>
          <Input
            name="endsAt"
            type="datetime-local"
            required
            defaultValue={fieldTime(nowMs + 2 * HOUR_MS)}
          />
        </Field>
      </div>
    );
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
        <legend className="mb-1 font-medium">Every week on</legend>
        {WEEKDAYS.map((day) => (
          <Checkbox
            key={day}
            name={`day-${day}`}
            label={DAY_LABELS[day]}
            defaultChecked={day === 'sun'}
          />
        ))}
        {fieldProblem(error, 'recurrence.days') === undefined ? null : (
          <p role="alert" className="w-full text-small text-critical">
            Choose a day at least.
          </p>
        )}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="From" error={fieldProblem(error, 'recurrence.from')}>
          <Input name="from" type="time" required defaultValue="02:00" />
        </Field>
        <Field label="To" hint="Of the day after, where it is not later.">
          <Input name="to" type="time" required defaultValue="04:00" />
        </Field>
        <TimeZoneField
          hint="Its clocks count, in summer as in winter."
          error={fieldProblem(error, 'recurrence.timeZone')}
        />
        <Field label="The last time before" hint="Within a year." error={problem}>
          <Input
            name="endsAt"
            type="datetime-local"
            required
            defaultValue={fieldTime(nowMs + 90 * 24 * HOUR_MS)}
          />
        </Field>
      </div>
    </>
  );
}

/** What the fields say, as the body of a silence has it. */
export function timesOfForm(mode: SilenceMode, form: FormData): object {
  const text = (name: string) => String(form.get(name) ?? '');
  const moment = (name: string) => new Date(text(name)).toISOString();
  if (mode === 'now') return { minutes: Number(text('minutes')) };
  if (mode === 'once')
    return { kind: 'maintenance', startsAt: moment('startsAt'), endsAt: moment('endsAt') };
  return {
    kind: 'maintenance',
    endsAt: moment('endsAt'),
    recurrence: {
      timeZone: text('timeZone'),
      days: WEEKDAYS.filter((day) => form.get(`day-${day}`) !== null),
      from: text('from'),
      to: text('to'),
    },
  };
}

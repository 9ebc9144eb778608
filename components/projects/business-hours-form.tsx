'use client';
import type { FormEvent } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { TextArea } from '@/components/ui/text-area';
import { TimeZoneField } from '@/components/ui/time-zone-field';
import type { BusinessWeek } from '@/domain/delivery/business-week-schema';
import type { ProjectSettingsView } from '@/domain/projects/organisation';
import { projectsQueries } from './projects-queries';
import { projectsRequests } from './projects-requests';

interface BusinessHoursFormProps {
  settings: ProjectSettingsView;
  isAdmin: boolean;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const OF_WEEK = 'businessHours.';
const FIELDS = ['timeZone', 'weekdays', 'from', 'to', 'holidays'].map((field) => OF_WEEK + field);

/** When the people of the project work: what the delivery page counts as business hours. */
export function BusinessHoursForm({ settings, isAdmin }: BusinessHoursFormProps) {
  const { businessHours, slug } = settings;
  const save = useChange({
    change: (week: BusinessWeek) => projectsRequests.change(slug, { businessHours: week }),
    refresh: projectsQueries.settings(slug).queryKey,
    done: () => 'Business hours saved',
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    save.mutate({
      timeZone: text('timeZone').trim(),
      weekdays: DAYS.flatMap((_, index) =>
        form.get(`day-${index + 1}`) === null ? [] : [index + 1],
      ),
      from: text('from'),
      to: text('to'),
      holidays: text('holidays')
        .split(/[\s,;]+/)
        .filter(Boolean),
    });
  };
  const problem = (field: string) => fieldProblem(save.error, OF_WEEK + field);
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormProblem problem={wholeProblem(save.error, FIELDS)} />
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1" disabled={!isAdmin}>
        <legend className="mb-1 font-medium">Days</legend>
        {DAYS.map((day, index) => (
          <Checkbox
            key={day}
            name={`day-${index + 1}`}
            label={day}
            disabled={!isAdmin}
            defaultChecked={businessHours.weekdays.includes(index + 1)}
          />
        ))}
        {problem('weekdays') === undefined ? null : (
          <p role="alert" className="w-full text-small text-critical">
            Choose a day at least.
          </p>
        )}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="From" error={problem('from')}>
          <Input
            name="from"
            type="time"
            required
            defaultValue={businessHours.from}
            disabled={!isAdmin}
          />
        </Field>
        <Field label="To" hint="00:00 is midnight." error={problem('to')}>
          <Input
            name="to"
            type="time"
            required
            defaultValue={businessHours.to}
            disabled={!isAdmin}
          />
        </Field>
      </div>
      <fieldset disabled={!isAdmin}>
        <TimeZoneField
          hint="Its clocks count, in summer as in winter."
          zone={businessHours.timeZone}
          error={problem('timeZone')}
        />
      </fieldset>
      <Field
        label="Holidays"
        hint="One a line, such as 2026-12-25. They count as days on which nobody works."
        error={problem('holidays')}
      >
        <TextArea
          name="holidays"
          rows={4}
          mono
          defaultValue={businessHours.holidays.join('\n')}
          disabled={!isAdmin}
        />
      </Field>
      {isAdmin ? (
        <Button type="submit" variant="primary" pending={save.isPending} className="self-start">
          Save business hours
        </Button>
      ) : null}
    </form>
  );
}

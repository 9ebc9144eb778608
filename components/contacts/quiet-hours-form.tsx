'use client';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { TimeZoneField } from '@/components/ui/time-zone-field';
import type { ContactList, QuietHoursInput } from '@/domain/notifications/contact-schemas';
import { contactQueries, contactRequests } from './contact-queries';

const SEVERITIES = [
  { value: 'high', label: 'High' },
  { value: 'medium', label: 'Medium' },
  { value: 'low', label: 'Low' },
  { value: 'info', label: 'Info' },
] as const;
const NIGHT = { from: '22:00', to: '07:00' };

/** When not to be told of what: hours of the day for each severity but the worst. */
export function QuietHoursForm({ quiet }: Pick<ContactList, 'quiet'>) {
  const save = useChange({
    change: contactRequests.changeQuiet,
    refresh: contactQueries.list().queryKey,
    done: ({ rules }) =>
      rules.length === 0 ? 'You are told at any hour' : 'Quiet hours are saved',
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(inputOf(new FormData(event.currentTarget)));
  };
  const problems = [
    'timeZone',
    ...SEVERITIES.flatMap((_, at) => [`rules.${at}.from`, `rules.${at}.to`]),
  ];
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormProblem problem={wholeProblem(save.error, problems)} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">Do not tell me of alerts that are</legend>
        {SEVERITIES.map(({ value, label }) => (
          <QuietRow
            key={value}
            severity={value}
            label={label}
            rule={quiet?.rules.find(({ severity }) => severity === value)}
          />
        ))}
      </fieldset>
      <TimeZoneField zone={quiet?.timeZone} error={fieldProblem(save.error, 'timeZone')} />
      <Button type="submit" pending={save.isPending} className="self-start">
        Save quiet hours
      </Button>
    </form>
  );
}

function inputOf(form: FormData): QuietHoursInput {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    timeZone: text('timeZone').trim(),
    rules: SEVERITIES.flatMap(({ value }) =>
      form.get(value) === null
        ? []
        : [{ severity: value, from: text(`${value}-from`), to: text(`${value}-to`) }],
    ),
  };
}

interface QuietRowProps {
  severity: string;
  label: string;
  rule: { from: string; to: string } | undefined;
}

function QuietRow({ severity, label, rule }: QuietRowProps) {
  const [isOn, setIsOn] = useState(rule !== undefined);
  const { from, to } = rule ?? NIGHT;
  return (
    <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
      <span className="w-24">
        <Checkbox
          name={severity}
          label={label}
          checked={isOn}
          onCheckedChange={(next) => setIsOn(next === true)}
        />
      </span>
      {isOn ? (
        <span className="flex items-center gap-2 text-muted">
          between
          <Input
            type="time"
            name={`${severity}-from`}
            aria-label={`${label}: quiet from`}
            required
            defaultValue={from}
          />
          and
          <Input
            type="time"
            name={`${severity}-to`}
            aria-label={`${label}: quiet until`}
            required
            defaultValue={to}
          />
        </span>
      ) : (
        <span className="text-muted">told at any hour</span>
      )}
    </div>
  );
}

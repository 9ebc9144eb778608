'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { alertsQueries } from '@/components/alerting/alerts-queries';
import { useChange } from '@/components/layout/use-change';
import { onCallQueries } from '@/components/oncall/on-call-queries';
import { TeamField } from '@/components/oncall/team-field';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import type { Matcher } from '@/domain/silences/matchers';
import { keyedMatcher, MatcherFields } from './matcher-fields';
import { SilencePreview } from './silence-preview';
import { type SilenceMode, SilenceTimes, timesOfForm } from './silence-times';
import { createSilence, silencesQueries } from './silences-queries';

interface SilenceDialogProps {
  project: string;
  /** What it begins with. */
  matchers: readonly Matcher[];
  onClose: () => void;
}

const MODES = [
  { value: 'now', label: 'From now on' },
  { value: 'once', label: 'Maintenance, once' },
  { value: 'weekly', label: 'Maintenance, every week' },
] as const;
const FIELDS = ['reason', 'owner', 'startsAt', 'endsAt', 'recurrence.days', 'recurrence.timeZone'];

/** Has nobody told of what matches until an end; shows beforehand what that is. */
export function SilenceDialog({ project, matchers: given, onClose }: SilenceDialogProps) {
  const client = useQueryClient();
  const [mode, setMode] = useState<SilenceMode>('now');
  const [matchers, setMatchers] = useState(() => given.map(keyedMatcher));
  const asked = useDeferredValue(matchers).filter(({ label }) => label.trim() !== '');
  const preview = useQuery({
    ...silencesQueries.preview(
      project,
      asked.map(({ key: _, ...matcher }) => matcher),
    ),
    enabled: asked.length > 0,
  });
  const onCall = useQuery(onCallQueries.present(project));
  const save = useChange({
    change: (body: object) => createSilence(project, body),
    refresh: silencesQueries.all(project),
    done: () => 'Silenced: alerts still fire, and nobody is told',
    onDone: () => {
      onClose();
      void client.invalidateQueries({ queryKey: alertsQueries.all(project) });
    },
  });
  const submit = (form: FormData) => {
    const team = String(form.get('team') ?? '').trim();
    save.mutate({
      ...timesOfForm(mode, form),
      matchers: matchers.map(({ key: _, ...matcher }) => matcher),
      reason: String(form.get('reason') ?? ''),
      ...(team === '' ? {} : { owner: { team } }),
    });
  };
  const problem = save.error ?? preview.error;
  return (
    <FormDialog
      wide
      title="Silence"
      description="Alerts still fire and stay in the inbox; nobody is told. At the end, what still fires pages at once."
      className="flex flex-col gap-4"
      pending={save.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <FormProblem
        problem={wholeProblem(save.error, [
          ...FIELDS,
          ...matchers.flatMap((_, at) => [`matchers.${at}.label`, `matchers.${at}.value`]),
        ])}
      />
      <MatcherFields
        matchers={matchers}
        labels={preview.data?.labels ?? []}
        problemOf={(path) => fieldProblem(problem, path)}
        onChange={setMatchers}
      />
      <SilencePreview preview={preview.error === null ? preview.data : undefined} />
      <Segmented label="When" value={mode} options={MODES} onChange={setMode} />
      <SilenceTimes mode={mode} error={save.error} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Why" required error={fieldProblem(save.error, 'reason')}>
          <Input name="reason" required maxLength={500} />
        </Field>
        <TeamField
          label="Owner"
          hint="Is told before it ends."
          none="You"
          name="team"
          teams={onCall.data?.teams}
          initial=""
          error={fieldProblem(save.error, 'owner')}
        />
      </div>
    </FormDialog>
  );
}

'use client';
import { useChange } from '@/components/layout/use-change';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import type { HeartbeatAnswer } from '@/domain/heartbeats/heartbeat-answers';
import { changeHeartbeat, heartbeatsQueries } from './heartbeats-queries';

interface ScheduleDialogProps {
  project: string;
  heartbeat: HeartbeatAnswer;
  onClose: () => void;
}

/** How often a job is to be heard of. Once a person said so, what its beats say of it no longer counts. */
export function ScheduleDialog({ project, heartbeat, onClose }: ScheduleDialogProps) {
  const save = useChange({
    change: (schedule: { everySeconds: number; graceSeconds: number }) =>
      changeHeartbeat(project, heartbeat.slug, schedule),
    refresh: heartbeatsQueries.all(project),
    done: () => 'Saved',
    onDone: onClose,
  });
  const submit = (form: FormData) => {
    save.mutate({
      everySeconds: Number(form.get('every')),
      graceSeconds: Number(form.get('grace')),
    });
  };
  return (
    <FormDialog
      title={`How often ${heartbeat.slug} comes`}
      description="From then on this holds, whatever every= and grace= its beats carry."
      className="flex flex-col gap-3"
      pending={save.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <Field
        label="Every (seconds)"
        hint="300 is five minutes, 86400 a day."
        error={save.error?.message}
      >
        <Input
          name="every"
          type="number"
          required
          min={10}
          max={31_622_400}
          step="any"
          defaultValue={heartbeat.everySeconds}
        />
      </Field>
      <Field label="Grace (seconds)" hint="How much later than that is still in order.">
        <Input
          name="grace"
          type="number"
          required
          min={0}
          max={31_622_400}
          step="any"
          defaultValue={heartbeat.graceSeconds}
        />
      </Field>
    </FormDialog>
  );
}

'use client';
import { type FormEvent, useId } from 'react';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
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
  const formId = useId();
  const save = useChange({
    change: (schedule: { everySeconds: number; graceSeconds: number }) =>
      changeHeartbeat(project, heartbeat.slug, schedule),
    refresh: heartbeatsQueries.all(project),
    done: () => 'Saved',
    onDone: onClose,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      everySeconds: Number(form.get('every')),
      graceSeconds: Number(form.get('grace')),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`How often ${heartbeat.slug} comes`}
      description="From then on this holds, whatever every= and grace= its beats carry."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
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
      </form>
    </Dialog>
  );
}

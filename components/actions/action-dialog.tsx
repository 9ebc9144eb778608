'use client';
import { useState } from 'react';
import { ApiError } from '@/components/layout/api-error';
import { useChange } from '@/components/layout/use-change';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ActionAnswer, ActionPage } from '@/domain/actions/action-answers';
import { ACTION_KINDS, ACTION_PRIORITIES, KIND_MEANINGS } from '@/domain/actions/action-kinds';
import { type ActionOrigin, actionsQueries, changeAction, createAction } from './actions-queries';
import { type CheckChoice, checkOf } from './check-choices';
import { CheckFields } from './check-fields';
import { LanguageHint } from './language-hint';

interface ActionDialogProps {
  project: string;
  /** null for a new one. */
  action: ActionAnswer | null;
  people: ActionPage['people'];
  /** What a new one follows from. */
  origin?: ActionOrigin | undefined;
  onClose: () => void;
}

const KIND_OPTIONS = ACTION_KINDS.map((value) => ({ value, label: KIND_MEANINGS[value] }));
const PRIORITY_OPTIONS = ACTION_PRIORITIES.map((value) => ({ value, label: value }));

/** What is to be changed, by whom, by when, and what shows that it is done. */
export function ActionDialog({ project, action, people, origin, onClose }: ActionDialogProps) {
  const [title, setTitle] = useState(action?.title ?? '');
  const [choice, setChoice] = useState<CheckChoice>(action?.check?.kind ?? '');
  const save = useChange({
    change: (body: Record<string, unknown>) =>
      action === null
        ? createAction(project, { ...body, ...origin })
        : changeAction(project, action.id, body),
    refresh: actionsQueries.all(project),
    done: () => (action === null ? 'Written down' : 'Saved'),
    onDone: onClose,
  });
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    save.mutate({
      title: title.trim(),
      kind: text('kind'),
      priority: text('priority'),
      ownerId: text('owner') || null,
      dueOn: text('due') || null,
      check: checkOf(choice, form),
    });
  };
  const owners = people.map(({ id, name }) => ({ value: id, label: name }));
  const isFormer =
    action?.owner != null && !people.some(({ id }) => id === action.owner?.id)
      ? action.owner
      : null;
  return (
    <FormDialog
      wide
      title={action === null ? 'New action' : 'Change the action'}
      className="grid gap-3 sm:grid-cols-2"
      pending={save.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <div className="sm:col-span-2">
        <Field label="What is to be changed" required error={problemOf(save.error)}>
          <Input
            value={title}
            required
            maxLength={300}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
        <LanguageHint text={title} />
      </div>
      <Field label="Kind">
        <Select name="kind" options={KIND_OPTIONS} defaultValue={action?.kind ?? 'prevent'} />
      </Field>
      <Field label="Priority">
        <Select
          name="priority"
          options={PRIORITY_OPTIONS}
          defaultValue={action?.priority ?? 'medium'}
        />
      </Field>
      <Field label="Owner">
        <Select
          name="owner"
          defaultValue={isFormer === null ? (action?.owner?.id ?? '') : ''}
          options={[{ value: '', label: 'nobody yet' }, ...owners]}
        />
      </Field>
      <Field label="Due on">
        <Input name="due" type="date" defaultValue={action?.dueOn ?? ''} />
      </Field>
      <CheckFields
        project={project}
        choice={choice}
        onChoose={setChoice}
        check={action?.check ?? null}
      />
    </FormDialog>
  );
}

function problemOf(error: Error | null): string | undefined {
  if (error === null) return undefined;
  if (!(error instanceof ApiError)) return error.message;
  const [detail] = error.details ?? [];
  return detail === undefined ? error.message : `${detail.path} ${detail.message}`;
}

'use client';
import { useId, useState } from 'react';
import { ApiError } from '@/components/layout/api-error';
import { useChange } from '@/components/layout/use-change';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { describeQuery } from '@/domain/alerting/describe-rule';
import type { RuleAnswer } from '@/domain/alerting/rule-answers';
import { SEVERITIES } from '@/domain/alerting/severity';
import { queryOf, RULE_CHOICES } from './rule-choices';
import { changeRule, createRule, rulesQueries } from './rules-queries';

interface RuleDialogProps {
  project: string;
  /** null for a new one. */
  rule: RuleAnswer | null;
  onClose: () => void;
}

const SEVERITY_OPTIONS = SEVERITIES.map((value) => ({ value, label: value }));
const OPERATORS = ['>', '>=', '<', '<='].map((value) => ({ value, label: value }));

/** A rule as far as it is changed by hand; the rest of it is in the file of rules. */
export function RuleDialog({ project, rule, onClose }: RuleDialogProps) {
  const formId = useId();
  const save = useChange({
    change: (body: Record<string, unknown>) =>
      rule === null ? createRule(project, body) : changeRule(project, rule.id, body),
    refresh: rulesQueries.all(project),
    done: () => 'Saved: it holds from the next evaluation on',
    onDone: onClose,
  });
  const [chosen, setChosen] = useState<string>('dead_letters');
  const choice = RULE_CHOICES.find(({ value }) => value === chosen) ?? RULE_CHOICES[0];
  const condition = rule?.condition;
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const op = text('op');
    const line =
      condition === undefined || condition.kind === 'threshold'
        ? { condition: { ...condition, kind: 'threshold', op, value: Number(text('value')) } }
        : {};
    save.mutate({
      name: text('name'),
      severity: text('severity'),
      forSeconds: Number(text('for')),
      keepFiringForSeconds: Number(text('keep')),
      ownerTeam: text('owner') || null,
      runbookUrl: text('runbook') || null,
      ...(rule === null ? { query: queryOf(chosen, choice.filter, text('named')) } : {}),
      ...line,
    });
  };
  return (
    <FormDialog
      wide
      title={rule === null ? 'New rule' : `Change “${rule.name}”`}
      description={rule === null ? undefined : describeQuery(rule.query)}
      className="grid gap-3 sm:grid-cols-2"
      pending={save.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <Field label="Name" required className="sm:col-span-2" error={problemOf(save.error)}>
        <Input name="name" required maxLength={120} defaultValue={rule?.name} />
      </Field>
      {rule === null ? (
        <>
          <Field label="Watches">
            <Select
              value={chosen}
              options={RULE_CHOICES}
              onChange={(event) => setChosen(event.target.value)}
            />
          </Field>
          <Field
            label={choice.filter === 'metric' ? 'Its name' : `Only the ${choice.filter}`}
            hint={choice.filter === 'metric' ? undefined : 'Empty: each of them by itself.'}
          >
            <Input name="named" mono required={choice.filter === 'metric'} />
          </Field>
        </>
      ) : null}
      {condition === undefined || condition.kind === 'threshold' ? (
        <Field label="Alerts when it is">
          <span className="flex gap-2">
            <Select
              name="op"
              aria-label="Comparison"
              className="w-20"
              defaultValue={condition?.op ?? '>'}
              options={OPERATORS}
            />
            <Input
              key={chosen}
              id={`${formId}-line`}
              name="value"
              aria-label="Line"
              type="number"
              step="any"
              required
              defaultValue={condition?.value ?? choice.line}
            />
          </span>
        </Field>
      ) : null}
      <Field label="Severity">
        <Select
          name="severity"
          defaultValue={rule?.severity ?? 'high'}
          options={SEVERITY_OPTIONS}
        />
      </Field>
      <Field label="For (seconds)" hint="It must have held so long before anybody is told.">
        <Input name="for" type="number" min={0} defaultValue={rule?.forSeconds ?? 0} />
      </Field>
      <Field label="Keep firing for (seconds)" hint="It must have been well so long to be over.">
        <Input name="keep" type="number" min={0} defaultValue={rule?.keepFiringForSeconds ?? 0} />
      </Field>
      <Field label="Owner team">
        <Input name="owner" maxLength={120} defaultValue={rule?.ownerTeam ?? ''} />
      </Field>
      <Field label="Runbook" hint="An http or https address.">
        <Input name="runbook" type="url" defaultValue={rule?.runbookUrl ?? ''} />
      </Field>
    </FormDialog>
  );
}

function problemOf(error: Error | null): string | undefined {
  if (error === null) return undefined;
  if (!(error instanceof ApiError)) return error.message;
  const [detail] = error.details ?? [];
  return detail === undefined ? error.message : `${detail.path} ${detail.message}`;
}

'use client';
import { fieldProblem } from '@/components/access/form-problem';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RuleDraft } from './rule-draft';
import type { WatchField } from './rule-watches';

export interface RuleFieldsProps {
  draft: RuleDraft;
  onChange: (more: Partial<RuleDraft>) => void;
  /** What could not be read as it was typed, or the server's refusal. */
  problemOf: (path: string) => string | undefined;
}

/** What is wrong with a field: of what was typed first, then of what the server said. */
export function ruleProblem(problems: Record<string, string>, error: Error | null) {
  return (path: string) => problems[path] ?? fieldProblem(error, path);
}

interface TypedFieldProps {
  label: string;
  hint?: string | undefined;
  value: string;
  error: string | undefined;
  required?: boolean | undefined;
  mono?: boolean | undefined;
  className?: string | undefined;
  type?: 'url' | undefined;
  onValue: (value: string) => void;
}

export function TypedField(props: TypedFieldProps) {
  const { label, hint, value, error, required, mono, className, type, onValue } = props;
  return (
    <Field label={label} hint={hint} error={error} required={required} className={className}>
      <Input
        value={value}
        type={type}
        mono={mono}
        onChange={({ target }) => onValue(target.value)}
      />
    </Field>
  );
}

interface ChosenFieldProps extends Omit<TypedFieldProps, 'type' | 'mono' | 'required'> {
  options: readonly { value: string; label: string }[];
}

export function ChosenField(props: ChosenFieldProps) {
  const { label, hint, value, error, className, options, onValue } = props;
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      <Select value={value} options={options} onChange={({ target }) => onValue(target.value)} />
    </Field>
  );
}

interface WatchFieldsProps extends RuleFieldsProps {
  fields: readonly WatchField[];
}

/** What narrows or shapes what the rule looks at. */
export function WatchFields({ fields, draft, onChange, problemOf }: WatchFieldsProps) {
  return fields.map(({ name, label, kind, hint, required }) => {
    const shared = {
      label,
      hint,
      value: draft.query[name] ?? '',
      error: problemOf(`query.${name}`),
      onValue: (value: string) => onChange({ query: { ...draft.query, [name]: value } }),
    };
    if (typeof kind !== 'string')
      return (
        <ChosenField
          key={name}
          {...shared}
          options={kind.map((value) => ({ value, label: value }))}
        />
      );
    return (
      <TypedField
        key={name}
        {...shared}
        mono={kind !== 'duration'}
        required={required}
        className={kind === 'query' ? 'sm:col-span-2' : undefined}
      />
    );
  });
}

import { useId } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ActionCheck } from '@/domain/actions/check-schema';
import { RULE_SIGNALS } from '@/domain/actions/rule-signals';
import { CHECK_CHOICES, type CheckChoice } from './check-choices';
import { type KnownName, useKnownNames } from './use-known-names';

interface CheckFieldsProps {
  project: string;
  choice: CheckChoice;
  onChoose: (choice: CheckChoice) => void;
  /** What it is now; null for none. */
  check: ActionCheck | null;
}

const SIGNAL_OPTIONS = Object.keys(RULE_SIGNALS).map((value) => ({
  value,
  label: value.replace('_', ' '),
}));
const AGGREGATION_OPTIONS = ['avg', 'max', 'min', 'sum', 'rate', 'last'].map((value) => ({
  value,
  label: value,
}));
const OPERATOR_OPTIONS = [
  { value: '<', label: 'below' },
  { value: '>', label: 'above' },
];

/** What the telemetry must show, by the kind of check. */
export function CheckFields({ project, choice, onChoose, check }: CheckFieldsProps) {
  const id = useId();
  const known = useKnownNames(project, choice);
  const now = check?.kind === choice ? check : null;
  return (
    <>
      <Field
        label="Done when"
        className="sm:col-span-2"
        hint="The telemetry closes it, and opens it again when it comes back."
      >
        <Select
          value={choice}
          options={CHECK_CHOICES}
          onChange={(event) => onChoose(event.target.value as CheckChoice)}
        />
      </Field>
      {choice === 'queue_empty' ? (
        <NameField
          label="Queue"
          required
          hint="As its sender calls it."
          name="queue"
          known={known}
          value={now?.kind === 'queue_empty' ? now.queue : ''}
        />
      ) : null}
      {choice === 'no_alert' ? (
        <NameField
          label="Fingerprint"
          required
          hint="An alert's page shows it."
          name="fingerprint"
          known={known}
          value={now?.kind === 'no_alert' ? now.fingerprint : ''}
        />
      ) : null}
      {choice === 'rule_exists' ? (
        <>
          <Field label="Signal">
            <Select
              name="signal"
              options={SIGNAL_OPTIONS}
              defaultValue={now?.kind === 'rule_exists' ? now.signal : 'dead_letters'}
            />
          </Field>
          <NameField
            label="Of which one"
            hint="Empty: any rule on this signal."
            name="named"
            value={now?.kind === 'rule_exists' ? now.name : ''}
          />
        </>
      ) : null}
      {choice === 'metric' ? (
        <>
          <NameField
            label="Metric"
            required
            name="metric"
            known={known}
            value={now?.kind === 'metric' ? now.metric : ''}
          />
          <Field label="Stays">
            <span className="flex gap-2">
              <Select
                name="aggregation"
                aria-label="Aggregation"
                options={AGGREGATION_OPTIONS}
                defaultValue={now?.kind === 'metric' ? now.aggregation : 'avg'}
              />
              <Select
                id={`${id}-op`}
                name="op"
                aria-label="Comparison"
                options={OPERATOR_OPTIONS}
                defaultValue={now?.kind === 'metric' ? now.op : '<'}
              />
              <Input
                id={`${id}-line`}
                name="value"
                aria-label="Line"
                type="number"
                step="any"
                required
                defaultValue={now?.kind === 'metric' ? now.value : ''}
              />
            </span>
          </Field>
        </>
      ) : null}
      {choice === '' || choice === 'rule_exists' ? null : (
        <Field label="For (days)">
          <Input
            name="days"
            type="number"
            min={1}
            max={90}
            required
            defaultValue={now !== null && now.kind !== 'rule_exists' ? now.days : 14}
          />
        </Field>
      )}
    </>
  );
}

interface NameFieldProps {
  label: string;
  hint?: string;
  name: string;
  required?: boolean;
  value: string | undefined;
  /** What there is to choose from; another name is as good. */
  known?: readonly KnownName[];
}

/** What names one thing: a queue, a fingerprint, a metric. */
function NameField({ label, hint, name, required, value, known = [] }: NameFieldProps) {
  const list = useId();
  return (
    <Field label={label} required={required} hint={hint}>
      <Input
        name={name}
        mono
        list={list}
        required={required}
        maxLength={255}
        defaultValue={value}
      />
      <datalist id={list}>
        {known.map((one) => (
          <option key={one.name} value={one.name}>
            {one.means}
          </option>
        ))}
      </datalist>
    </Field>
  );
}

'use client';
import { Checkbox } from '@/components/ui/checkbox';
import type { Unit } from '@/domain/quantities/format-quantity';
import { ChosenField, type RuleFieldsProps, TypedField } from './rule-fields';
import { watchOf } from './rule-watches';

const KINDS = [
  { value: 'threshold', label: 'beyond a line' },
  { value: 'change', label: 'changed against a period ago' },
  { value: 'absence', label: 'not heard of' },
] as const;
const BASELINE = { value: 'baseline', label: 'off what is usual for it' } as const;
const OPERATORS = ['>', '>=', '<', '<='].map((value) => ({ value, label: value }));
const TURNS = [
  { value: '>', label: 'risen' },
  { value: '<', label: 'fallen' },
];
const DIRECTIONS = [
  { value: 'above', label: 'above it' },
  { value: 'below', label: 'below it' },
  { value: 'both', label: 'either way' },
];

const LINE_HINTS: Partial<Record<Unit, string>> = {
  s: 'A time such as 90s, 10m or 1h.',
  ratio: 'A share of 1: 0.15 is 15 %.',
  usd: 'In US dollars.',
};

/** When what is measured is worth an alert. */
export function RuleConditionFields(props: RuleFieldsProps) {
  const { draft, onChange, problemOf } = props;
  const { isYesOrNo } = watchOf(draft.watches);
  const kinds = isYesOrNo === true ? KINDS : [...KINDS, BASELINE];
  return (
    <>
      <ChosenField
        label="Alerts when it is"
        value={draft.kind}
        options={kinds}
        error={problemOf('condition') ?? problemOf('condition.kind')}
        onValue={(value) => {
          const kind = [...KINDS, BASELINE].find((one) => one.value === value)?.value;
          if (kind !== undefined) onChange({ kind });
        }}
      />
      <KindFields {...props} />
    </>
  );
}

function KindFields({ draft, onChange, problemOf }: RuleFieldsProps) {
  const { condition, kind } = draft;
  const field = (name: string) => ({
    value: condition[name] ?? '',
    error: problemOf(`condition.${name}`),
    onValue: (value: string) => onChange({ condition: { ...condition, [name]: value } }),
  });
  const { unit, leastN } = watchOf(draft.watches);
  switch (kind) {
    case 'threshold':
      return (
        <>
          <div className="grid grid-cols-[5rem_1fr] gap-2">
            <ChosenField label="Compared" {...field('op')} options={OPERATORS} />
            <TypedField label="Line" {...field('value')} hint={LINE_HINTS[unit]} required />
          </div>
          <TypedField
            label="Well again beyond"
            hint="Empty: at the line itself. A second line stops flapping."
            {...field('recovery')}
          />
          {unit === 'ratio' ? (
            <>
              <TypedField
                label="Judged from so many on"
                hint={`Fewer observations say nothing.${leastN === undefined ? '' : ` Empty: ${leastN}.`}`}
                {...field('minimumN')}
              />
              <Checkbox
                label="Only when the whole 95 % interval is beyond the line"
                checked={draft.onBound}
                onCheckedChange={(checked) => onChange({ onBound: checked })}
              />
            </>
          ) : null}
        </>
      );
    case 'change':
      return (
        <>
          <ChosenField
            label="It has"
            {...field('op')}
            value={condition.op?.startsWith('<') ? '<' : '>'}
            options={TURNS}
          />
          <TypedField label="By percent" {...field('percent')} required />
          <TypedField
            label="Against so long ago"
            hint="Such as 1h, 1d or 7d."
            {...field('againstSeconds')}
            required
          />
          <TypedField
            label="Well again under percent"
            hint="Empty: under the same."
            {...field('recoveryPercent')}
          />
        </>
      );
    case 'absence':
      return (
        <p className="self-end pb-1 text-muted">
          It fires when nothing is told of what was told of before, or of what is named.
        </p>
      );
    case 'baseline':
      return (
        <>
          <ChosenField label="Direction" {...field('direction')} options={DIRECTIONS} />
          <TypedField
            label="How surprising"
            hint="0 (as always) to 1; 0.75 is usual. What is usual is learned by hour and weekday."
            {...field('score')}
          />
          <TypedField
            label="Nothing is unusual below"
            hint="Empty: as fits what is measured, such as 10 messages in a queue."
            {...field('floor')}
          />
        </>
      );
  }
}

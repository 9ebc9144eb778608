import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { nextKey } from '@/components/ui/next-key';
import { Select } from '@/components/ui/select';
import type { Matcher } from '@/domain/silences/matchers';
import type { SilencePreview } from '@/domain/silences/schemas';

/** A line of the form; its key stays with it while others come and go. */
export interface KeyedMatcher extends Matcher {
  key: string;
}

export function keyedMatcher(matcher: Matcher): KeyedMatcher {
  return { ...matcher, key: nextKey() };
}

interface MatcherFieldsProps {
  matchers: readonly KeyedMatcher[];
  /** What alerts of the last days have, for the lists of suggestions. */
  labels: SilencePreview['labels'];
  /** What is wrong, by the path in the body: matchers.0.value */
  problemOf: (path: string) => string | undefined;
  onChange: (matchers: KeyedMatcher[]) => void;
}

const OPS: { value: Matcher['op']; label: string }[] = [
  { value: '=', label: 'is' },
  { value: '!=', label: 'is not' },
  { value: '=~', label: 'matches' },
  { value: '!~', label: 'does not match' },
];
const USUAL = ['rule', 'service', 'severity'];

/** What an alert has to be like, a line each; all of them have to hold. */
export function MatcherFields({ matchers, labels, problemOf, onChange }: MatcherFieldsProps) {
  const list = useId();
  const change = (at: number, part: Partial<Matcher>) =>
    onChange(matchers.map((matcher, index) => (index === at ? { ...matcher, ...part } : matcher)));
  const names = [...new Set([...USUAL, ...labels.map(({ label }) => label)])];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Alerts whose</legend>
      <datalist id={`${list}-labels`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {matchers.map(({ key, ...matcher }, index) => {
        const nth = index + 1;
        const problem =
          problemOf(`matchers.${index}.label`) ?? problemOf(`matchers.${index}.value`);
        return (
          <div key={key} className="flex flex-col gap-1">
            <div className="flex flex-wrap items-center gap-2 sm:flex-nowrap">
              <span className="w-36 shrink-0 max-sm:flex-1">
                <Input
                  mono
                  aria-label={`Label ${nth}`}
                  list={`${list}-labels`}
                  required
                  maxLength={120}
                  value={matcher.label}
                  onChange={(event) => change(index, { label: event.target.value })}
                />
              </span>
              <Select
                aria-label={`Comparison ${nth}`}
                className="w-36 shrink-0"
                value={matcher.op}
                options={OPS}
                onChange={(event) =>
                  change(index, {
                    op: OPS.find(({ value }) => value === event.target.value)?.value ?? '=',
                  })
                }
              />
              <span className="min-w-0 flex-1 basis-40">
                <Input
                  mono
                  aria-label={`Value ${nth}`}
                  list={`${list}-values-${index}`}
                  maxLength={500}
                  value={matcher.value}
                  onChange={(event) => change(index, { value: event.target.value })}
                />
              </span>
              <datalist id={`${list}-values-${index}`}>
                {labels
                  .find(({ label }) => label === matcher.label)
                  ?.values.map((value) => (
                    <option key={value} value={value} />
                  ))}
              </datalist>
              <IconButton
                label={`Remove line ${nth}`}
                icon={X}
                disabled={matchers.length === 1}
                onClick={() => onChange(matchers.filter((_, at) => at !== index))}
              />
            </div>
            {problem === undefined ? null : (
              <p role="alert" className="text-small text-critical">
                {problem}
              </p>
            )}
          </div>
        );
      })}
      <Button
        variant="ghost"
        className="self-start"
        onClick={() => onChange([...matchers, keyedMatcher({ label: '', op: '=', value: '' })])}
      >
        <Plus aria-hidden />
        And
      </Button>
    </fieldset>
  );
}

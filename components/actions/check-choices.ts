import type { ActionCheck } from '@/domain/actions/check-schema';

/** Empty: a person says when it is done. */
export type CheckChoice = ActionCheck['kind'] | '';

export const CHECK_CHOICES: { value: CheckChoice; label: string }[] = [
  { value: '', label: 'a person says so' },
  { value: 'queue_empty', label: 'a queue holds no message for days' },
  { value: 'no_alert', label: 'an alert does not come back for days' },
  { value: 'rule_exists', label: 'a rule watches a signal' },
  { value: 'metric', label: 'a metric stays below or above a line for days' },
];

/** The check that a form holds; the server says what is wrong with it. */
export function checkOf(choice: CheckChoice, form: FormData): Record<string, unknown> | null {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const days = Number(text('days'));
  switch (choice) {
    case '':
      return null;
    case 'queue_empty':
      return { kind: choice, queue: text('queue'), days };
    case 'no_alert':
      return { kind: choice, fingerprint: text('fingerprint'), days };
    case 'rule_exists':
      return {
        kind: choice,
        signal: text('signal'),
        ...(text('named') === '' ? {} : { name: text('named') }),
      };
    case 'metric':
      return {
        kind: choice,
        metric: text('metric'),
        aggregation: text('aggregation'),
        op: text('op'),
        value: Number(text('value')),
        days,
      };
  }
}

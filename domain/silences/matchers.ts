import { z } from 'zod';
import { linearPattern, PatternError } from './linear-pattern';

export const MATCHER_OPS = ['=', '!=', '=~', '!~'] as const;

/** A label, and what its value has to be; a label that an alert has not has the empty value. */
export const matcherSchema = z
  .object({
    label: z
      .string('must be a label: rule, service, severity or one that the rule groups by')
      .trim()
      .min(1, 'must not be empty')
      .max(120),
    op: z.enum(MATCHER_OPS, `must be one of ${MATCHER_OPS.join(', ')}`).default('='),
    value: z.string('must be text').max(500),
  })
  .superRefine(({ op, value }, context) => {
    if (op === '=' || op === '!=') return;
    const wrong = whyNoPattern(value);
    if (wrong !== null) context.addIssue({ code: 'custom', path: ['value'], message: wrong });
  });
export type Matcher = z.output<typeof matcherSchema>;

function whyNoPattern(written: string): string | null {
  try {
    linearPattern(written);
    return null;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

/** An alert as matchers look at it. */
export interface MatchedAlert {
  /** The rule's key. */
  rule: string;
  service: string | null;
  severity: string;
  labels: Readonly<Record<string, string>>;
}

/** What matchers can go by: the labels that the rule groups by, and rule, service and severity, which go before them. */
export function labelsOf({ rule, service, severity, labels }: MatchedAlert): Map<string, string> {
  const all = new Map(Object.entries(labels));
  if (service !== null) all.set('service', service);
  return all.set('rule', rule).set('severity', severity);
}

/** A test whether an alert has all that the matchers ask for. Patterns are read once. */
export function matchesAll(matchers: readonly Matcher[]): (alert: MatchedAlert) => boolean {
  const tests = matchers.map(({ label, op, value }) => ({ label, test: testOf(op, value) }));
  return (alert) => {
    const labels = labelsOf(alert);
    return tests.every(({ label, test }) => test(labels.get(label) ?? ''));
  };
}

function testOf(op: Matcher['op'], value: string): (given: string) => boolean {
  switch (op) {
    case '=':
      return (given) => given === value;
    case '!=':
      return (given) => given !== value;
    case '=~':
      return linearPattern(value);
    case '!~': {
      const matches = linearPattern(value);
      return (given) => !matches(given);
    }
  }
}

import type { z } from 'zod';
import { type RuleInput, ruleSchema } from './schemas';

type Written = Omit<z.input<typeof ruleSchema>, 'key'> & { key: string };

const HOUR = 3_600;

/** What every project watches from its first day on. A person may change or switch off each of them. */
const WRITTEN: readonly Written[] = [
  {
    key: 'dead-letters',
    name: 'Dead letters',
    description:
      'Somebody waits for each of these messages, and nothing will deliver it by itself.',
    query: { signal: 'dead_letters' },
    condition: { kind: 'threshold', op: '>', value: 0 },
    severity: 'critical',
  },
  {
    key: 'breaker-open',
    name: 'Circuit breaker open',
    description: 'Calls to a dependency are not even tried.',
    query: { signal: 'breaker', measure: 'open' },
    condition: { kind: 'threshold', op: '>=', value: 1 },
    // A breaker that tries half-open and falls back is the same trouble.
    keepFiringForSeconds: 120,
    severity: 'high',
  },
  {
    key: 'fallback-rate',
    name: 'Fallbacks answer for a dependency',
    description:
      '0.1 % is noise, 15 % is chronic distress. Judged by the lower bound of its interval.',
    query: { signal: 'breaker', measure: 'fallback_rate', windowSeconds: HOUR },
    condition: { kind: 'threshold', op: '>', value: 0.15, recovery: 0.1, onBound: true },
    forSeconds: 60,
    severity: 'high',
  },
  {
    key: 'ai-fallback-rate',
    name: 'Fallbacks answer for a model',
    description: 'More than 15 % of the answers of the last hours come from a fallback.',
    query: { signal: 'ai', measure: 'fallback_rate', windowSeconds: 2 * HOUR },
    condition: {
      kind: 'threshold',
      op: '>',
      value: 0.15,
      recovery: 0.1,
      onBound: true,
      minimumN: 30,
    },
    intervalSeconds: 60,
    severity: 'high',
  },
  {
    key: 'queue-drain',
    name: 'Backlog does not drain',
    description: 'At the rates of now a queue needs more than an hour to be empty, or grows.',
    query: { signal: 'queue', measure: 'drain_seconds' },
    condition: { kind: 'threshold', op: '>', value: HOUR, recovery: HOUR / 2 },
    forSeconds: 300,
    keepFiringForSeconds: 300,
    severity: 'high',
  },
  {
    key: 'error-rate-baseline',
    name: 'Error logs off their baseline',
    description: 'A service logs far more errors than is usual for it at this time of day.',
    query: { signal: 'logs', measure: 'errors_per_minute', windowSeconds: 300 },
    condition: { kind: 'baseline', direction: 'above', score: 0.9 },
    intervalSeconds: 60,
    keepFiringForSeconds: 600,
    severity: 'medium',
  },
  {
    key: 'acceptance-drop',
    name: 'Acceptance under its own past',
    description:
      'People accept fewer of a feature’s answers than in the fortnight before, and chance does not explain it.',
    query: { signal: 'ai', measure: 'acceptance_change', windowSeconds: 24 * HOUR },
    condition: { kind: 'threshold', op: '<', value: 0, onBound: true, minimumN: 30 },
    intervalSeconds: 300,
    severity: 'high',
  },
  {
    key: 'heartbeat-missed',
    name: 'Job missed or failed',
    description: 'A job that was supposed to run did not, or said that it failed.',
    query: { signal: 'heartbeat' },
    condition: { kind: 'threshold', op: '>=', value: 1 },
    severity: 'high',
  },
  {
    key: 'unreviewed-rule',
    name: 'A rule fires and nobody says whether it helps',
    description:
      'It fired more than twice in a week without a review. Mark its alerts as actionable, noise or duplicate, or change it.',
    query: { signal: 'unreviewed_alerts' },
    condition: { kind: 'threshold', op: '>', value: 2 },
    intervalSeconds: 300,
    severity: 'low',
  },
];

export const DEFAULT_RULES: readonly (RuleInput & { key: string })[] = WRITTEN.map((rule) => ({
  ...ruleSchema.parse(rule),
  key: rule.key,
}));

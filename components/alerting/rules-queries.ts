import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type { BacktestAnswer, backtestAnswerSchema } from '@/domain/alerting/backtest-answer';
import type { RuleAnswer, ruleAnswerSchema, ruleListSchema } from '@/domain/alerting/rule-answers';

export const rulesQueries = {
  all: (project: string) => ['rules', project] as const,

  list: (project: string) =>
    queryOptions({
      queryKey: rulesQueries.all(project),
      queryFn: ({ signal }) =>
        fetchJson<typeof ruleListSchema>('/api/ui/rules', { query: { project }, signal }),
    }),

  one: (project: string, id: string) =>
    queryOptions({
      queryKey: [...rulesQueries.all(project), 'one', id],
      queryFn: ({ signal }) =>
        fetchJson<typeof ruleAnswerSchema>(`/api/ui/rules/${encodeURIComponent(id)}`, {
          query: { project },
          signal,
        }),
    }),

  /** How a rule as it is written would have fared. */
  backtest: (project: string, rule: Record<string, unknown> | null) =>
    queryOptions({
      queryKey: [...rulesQueries.all(project), 'backtest', JSON.stringify(rule)],
      queryFn: ({ signal }): Promise<BacktestAnswer> =>
        fetchJson<typeof backtestAnswerSchema>('/api/ui/rules/backtest', {
          query: { project },
          body: { rule },
          signal,
        }),
      enabled: rule !== null,
      staleTime: 300_000,
      retry: false,
    }),
};

export function createRule(project: string, body: Record<string, unknown>): Promise<RuleAnswer> {
  return fetchJson<typeof ruleAnswerSchema>('/api/ui/rules', { query: { project }, body });
}

export function changeRule(
  project: string,
  id: string,
  body: Record<string, unknown>,
): Promise<RuleAnswer> {
  const path = `/api/ui/rules/${encodeURIComponent(id)}`;
  return fetchJson<typeof ruleAnswerSchema>(path, { method: 'PATCH', query: { project }, body });
}

export function deleteRule(project: string, id: string): Promise<undefined> {
  const path = `/api/ui/rules/${encodeURIComponent(id)}`;
  return fetchJson(path, { method: 'DELETE', query: { project } });
}

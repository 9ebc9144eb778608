import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fetchJson } from '@/components/layout/fetch-json';
import { type RuleAnswer, ruleAnswerSchema, ruleListSchema } from '@/domain/alerting/rule-answers';

export const rulesQueries = {
  all: (project: string) => ['rules', project] as const,

  list: (project: string) =>
    queryOptions({
      queryKey: rulesQueries.all(project),
      queryFn: ({ signal }) =>
        fetchJson('/api/ui/rules', ruleListSchema, { query: { project }, signal }),
    }),
};

export function createRule(project: string, body: Record<string, unknown>): Promise<RuleAnswer> {
  return fetchJson('/api/ui/rules', ruleAnswerSchema, { query: { project }, body });
}

export function changeRule(
  project: string,
  id: string,
  body: Record<string, unknown>,
): Promise<RuleAnswer> {
  const path = `/api/ui/rules/${encodeURIComponent(id)}`;
  return fetchJson(path, ruleAnswerSchema, { method: 'PATCH', query: { project }, body });
}

export function deleteRule(project: string, id: string): Promise<undefined> {
  const path = `/api/ui/rules/${encodeURIComponent(id)}`;
  return fetchJson(path, z.undefined(), { method: 'DELETE', query: { project } });
}

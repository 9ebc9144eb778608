import { backtestSchema } from '@/domain/alerting/backtest-answer';
import { backtestRule } from '@/server/alerting/rules/backtest-rule';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

/** When a rule would have fired. Changes nothing. */
export const POST = withApiKey({ scope: 'read' }, async ({ project, request }) =>
  Response.json(await backtestRule(project.id, await readJsonBody(request, backtestSchema))),
);

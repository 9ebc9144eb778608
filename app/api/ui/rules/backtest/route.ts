import { backtestSchema } from '@/domain/alerting/backtest-answer';
import { backtestRule } from '@/server/alerting/rules/backtest-rule';
import { withProject } from '@/server/web/with-project';

/** When a rule would have fired. Changes nothing. */
export const POST = withProject(
  { role: 'viewer', body: backtestSchema },
  async ({ project, body }) => Response.json(await backtestRule(project.id, body)),
);

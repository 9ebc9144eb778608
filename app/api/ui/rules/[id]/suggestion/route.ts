import { ruleIdParams } from '@/domain/alerting/schemas';
import { suggestChange } from '@/server/alerting/quality/suggest-change';
import { withProject } from '@/server/web/with-project';

/** Tries milder forms of a rule on the past; changes nothing. */
export const GET = withProject(
  { role: 'viewer', params: ruleIdParams },
  async ({ project, params }) => Response.json(await suggestChange(project.id, params.id)),
);

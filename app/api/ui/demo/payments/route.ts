import { readPaymentsState } from '@/server/demo/read-payments-state';
import { withProject } from '@/server/web/with-project';

export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await readPaymentsState(project.id)),
);

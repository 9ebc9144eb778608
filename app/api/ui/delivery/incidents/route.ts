import { decideIncidentSchema } from '@/domain/delivery/deployment-list';
import { decideIncident } from '@/server/delivery/decide-incident';
import { withProject } from '@/server/web/with-project';

/** Says whether a deployment made an incident. */
export const PUT = withProject(
  { role: 'editor', body: decideIncidentSchema },
  async ({ ctx, body }) => {
    await decideIncident({ ctx, input: body });
    return new Response(null, { status: 204 });
  },
);

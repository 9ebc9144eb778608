import { streamChanges } from '@/server/live/stream-changes';
import { withProject } from '@/server/web/with-project';

/** Tells that something of the project changed, so that pages ask for it anew. */
export const GET = withProject({ role: 'viewer' }, async ({ project, request }) =>
  streamChanges(project.id, request.signal),
);

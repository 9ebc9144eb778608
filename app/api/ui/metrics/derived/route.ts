import { derivedMetricInputSchema } from '@/domain/metrics/metric-answers';
import { listDerivedMetrics } from '@/server/metrics/list-derived-metrics';
import { createDerivedMetric } from '@/server/metrics/save-derived-metric';
import { withProject } from '@/server/web/with-project';

export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await listDerivedMetrics(project.id)),
);

export const POST = withProject(
  { role: 'editor', body: derivedMetricInputSchema },
  async ({ ctx, body }) =>
    Response.json(await createDerivedMetric({ ctx, input: body }), { status: 201 }),
);

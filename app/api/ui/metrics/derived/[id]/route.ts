import { z } from 'zod';
import { derivedMetricInputSchema } from '@/domain/metrics/metric-answers';
import { changeDerivedMetric, deleteDerivedMetric } from '@/server/metrics/save-derived-metric';
import { withProject } from '@/server/web/with-project';

const params = z.object({ id: z.uuid() });

export const PATCH = withProject(
  { role: 'editor', params, body: derivedMetricInputSchema },
  async ({ ctx, params: { id }, body }) => {
    await changeDerivedMetric({ ctx, id, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject({ role: 'editor', params }, async ({ ctx, params: { id } }) => {
  await deleteDerivedMetric({ ctx, id });
  return new Response(null, { status: 204 });
});

import { z } from 'zod';
import { listParam } from '@/domain/url-state/url-state';

/** What a trail's page shows of it, as its address says it. */
export const trailPageSchema = z.object({
  /** Services to show alone; none stands for all. '' is what names no service. */
  service: listParam(z.string().max(255)),
  /** The span that is looked at; its lines are then shown alone. */
  span: z.string().max(32).catch('').default(''),
});

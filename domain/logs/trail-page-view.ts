import { listParam, textParam } from '../url-state/view-params';

/** What a trail's page shows of it, as its address says it. */
export const trailPageSchema = {
  /** Services to show alone; none stands for all. '' is what names no service. */
  service: listParam(255),
  /** The span that is looked at; its lines are then shown alone. */
  span: textParam(32),
};

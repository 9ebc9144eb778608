import { recogniseBreakerPoints } from '@/domain/breakers/recognise/recognise-breaker-points';
import type { MetricPoint } from '@/domain/metrics/metric-point';
import { admitSentBreakers } from './admit-sent-breakers';

/** For a way in of metrics: says of each point that tells of a breaker whether its project has room for that. */
export async function admitMetricBreakers(projectId: string) {
  const refusal = await admitSentBreakers(projectId);
  return (point: MetricPoint) => {
    const [draft] = recogniseBreakerPoints([point]).drafts;
    return draft === undefined ? null : refusal(draft.sample);
  };
}

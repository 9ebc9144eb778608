import { parseExposition } from '@/domain/metrics/prometheus/parse-exposition';
import { countedExactly } from '@/domain/quantities/counted';
import { getPage } from '../outgoing/get-page';
import { VisitFailure } from '../visit-failure';
import { basicAuthorization, type Visit, type VisitTarget } from './visit';

const ACCEPT =
  'application/openmetrics-text;version=1.0.0;q=0.9, text/plain;version=0.0.4;q=0.8, */*;q=0.1';

/** Scrapes a page of metrics; names that are known become queues and breakers when the points are stored. */
export const visitPrometheus: Visit = async ({ target, context }) => {
  const url = new URL(target.url);
  const text = await getPage({ url, accept: ACCEPT, authorization: authorizationOf(target) });
  const exposition = parseExposition(text, { ...context, instance: url.host });
  const { points, errors } = exposition;
  if (points.length === 0 && errors[0] !== undefined) {
    throw new VisitFailure(
      `${url.host} answers with something that is no page of metrics.`,
      `${errors[0].message} Give the address that Prometheus scrapes, mostly /metrics.`,
    );
  }
  const unread = exposition.rejected === 0 ? '' : `, ${exposition.rejected} lines unreadable`;
  const cut = exposition.cut === 0 ? '' : `, ${exposition.cut} past the limit left out`;
  return {
    records: points.map((point) => ({
      kind: 'metric_point',
      row: {
        ...point,
        service: point.service ?? target.service,
        environment: point.environment ?? target.environment,
      },
    })),
    found: `${countedExactly(points.length, 'value')}${unread}${cut}`,
    memory: {},
  };
};

function authorizationOf({ username, secret }: VisitTarget): string | null {
  if (username !== null) return basicAuthorization(username, secret);
  return secret === null ? null : `Bearer ${secret}`;
}

import type { CoursePoint } from '@/domain/alerting/course';
import { labelsOf, type Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { unitOf } from '@/domain/alerting/unit-of';
import { type DeliveryReport, reportDelivery } from '@/domain/delivery/report-delivery';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { KnownHistory } from '../../delivery/kept-histories';
import { readDeliveryHistory } from '../../delivery/read-delivery-history';
import type { SignalReading } from './signal-reading';

type DeliveryQuery = Extract<RuleQuery, { signal: 'delivery' }>;

/** How each service was delivered in the window. */
export async function deliverySamples(
  { client, projectId, nowMs, once }: SignalReading,
  query: DeliveryQuery,
): Promise<Measured[]> {
  const fromMs = nowMs - query.windowSeconds * 1_000;
  const service = query.service ?? null;
  const history = await once(`delivery ${fromMs} ${service}`, () =>
    readDeliveryHistory(client, { projectId, fromMs, toMs: nowMs, service }),
  );
  return deliveredServices(history, query).map((one) => {
    const window = { fromMs, toMs: nowMs, nowMs };
    const { value, ...rest } = measureDelivery(history, query, one, window);
    const told = value === null ? 'not known' : quantityText(value, unitOf(query));
    return {
      labels: deliveryLabels(query, one),
      value,
      ...rest,
      words: `${one}: ${WORDS[query.measure]} is ${told} (n = ${rest.n ?? 0})`,
      service: one,
      path: `delivery?${new URLSearchParams({ service: one })}`,
    };
  });
}

const WORDS: Record<DeliveryQuery['measure'], string> = {
  change_fail_rate: 'the change fail rate',
  rework_rate: 'the rework rate',
  lead_time_seconds: 'the lead time',
  recovery_seconds: 'the time to recover',
  deployments_per_day: 'deployments a day',
};

/** The services that a history tells of. */
export function deliveredServices({ byRef }: KnownHistory, query: DeliveryQuery): string[] {
  if (query.service !== undefined) return [query.service];
  return [...new Set([...byRef.values()].map(({ service }) => service))].sort();
}

export function deliveryLabels(query: DeliveryQuery, service: string): Record<string, string> {
  return labelsOf({ service, environment: query.environment ?? null });
}

/** One service's measure in a window; the history reaches further, and is looked at only in it. */
export function measureDelivery(
  history: KnownHistory,
  query: DeliveryQuery,
  service: string,
  window: { fromMs: number; toMs: number; nowMs: number },
): Omit<CoursePoint, 'timeMs'> {
  const environment = query.environment ?? null;
  return figureOf(reportDelivery(history, { ...window, service, environment }), query.measure);
}

function figureOf(report: DeliveryReport, measured: DeliveryQuery['measure']) {
  switch (measured) {
    case 'change_fail_rate':
      return rateOnly(report.changeFailRate);
    case 'rework_rate':
      return rateOnly(report.reworkRate);
    case 'lead_time_seconds':
      return { value: report.leadTime.medianSeconds, n: report.leadTime.n };
    case 'recovery_seconds':
      return { value: report.recoveryTime.medianSeconds, n: report.recoveryTime.n };
    case 'deployments_per_day':
      return { value: report.deploymentFrequency.perDay, n: report.deploymentFrequency.n };
  }
}

function rateOnly({ value, n, low, high }: DeliveryReport['changeFailRate' | 'reworkRate']) {
  return { value, n, low, high };
}

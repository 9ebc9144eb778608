import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { quantityText } from '@/domain/quantities/format-quantity';
import { rateOf } from '@/domain/statistics/rate';
import { readMinuteLines, type ServiceLines } from '../../db/sql/service-health';
import type { SignalReading } from './signal-reading';

type LogQuery = Extract<RuleQuery, { signal: 'logs' }>;

const MINUTE_MS = 60_000;

/** Lines of whole minutes, by service. A service that logs nothing at all is not there: it is not known to be well. */
export async function logSamples(reading: SignalReading, query: LogQuery): Promise<Measured[]> {
  const { client, nowMs, once } = reading;
  const minutes = Math.max(1, Math.round(query.windowSeconds / 60));
  const toMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const fromMs = toMs - minutes * MINUTE_MS;
  const rows = await once(`lines ${minutes}`, () => readMinuteLines(client, fromMs, toMs));
  const sums = new Map<string, { errors: number; lines: number }>();
  for (const row of rows) {
    if (query.service !== undefined && query.service !== row.service) continue;
    const sum = sums.get(row.service) ?? { errors: 0, lines: 0 };
    sums.set(row.service, {
      errors: sum.errors + row.errors,
      lines: sum.lines + row.lines,
    });
  }
  if (sums.size === 0 && query.service !== undefined) return [silent(query.service)];
  return [...sums].map(([service, sum]) => ({
    labels: service === '' ? {} : { service },
    ...measure(sum, query.measure, minutes),
    words: `${service === '' ? 'Lines without a service' : service} logged ${quantityText(sum.errors)} errors in ${quantityText(minutes * 60, 's')}, of ${quantityText(sum.lines)} lines`,
    service: service === '' ? null : service,
    path: pathOf(service, { fromMs: fromMs - 15 * MINUTE_MS, toMs }),
  }));
}

/** Of a service that a rule names, nothing is news too. */
function silent(service: string): Measured {
  return {
    labels: { service },
    value: null,
    words: `${service} logged nothing`,
    service,
    path: null,
  };
}

function measure(
  { errors, lines }: Pick<ServiceLines, 'errors' | 'lines'>,
  measured: LogQuery['measure'],
  minutes: number,
) {
  switch (measured) {
    case 'errors_per_minute':
      return { value: errors / minutes };
    case 'lines_per_minute':
      return { value: lines / minutes };
    case 'error_share':
      return rateOf({ successes: errors, n: lines });
  }
}

function pathOf(service: string, { fromMs, toMs }: { fromMs: number; toMs: number }): string {
  const named = service === '' ? '' : `service:${JSON.stringify(service)} `;
  const search = new URLSearchParams({
    q: `${named}level:>=error`,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  });
  return `logs?${search}`;
}

import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { quantityText } from '@/domain/quantities/format-quantity';
import { rateOf } from '@/domain/statistics/rate';
import { readMinuteLines } from '../../db/sql/service-health';
import type { SignalReading } from './signal-reading';

type LogQuery = Extract<RuleQuery, { signal: 'logs' }>;

const MINUTE_MS = 60_000;

interface Lines {
  errors: number;
  lines: number;
}

/** What a service logged in the whole minutes of a window, and in as many of which the last is still running. */
interface Told {
  whole: Lines;
  running: Lines;
  both: Lines;
}

/**
 * Lines by service. The minute that is still running counts too, so that a flood is seen as it comes: of two windows of the
 * same length, with it and without, the fuller one tells. A service that logs nothing is not there: it is not known to be well.
 */
export async function logSamples(reading: SignalReading, query: LogQuery): Promise<Measured[]> {
  const minutes = Math.max(1, Math.round(query.windowSeconds / 60));
  const { fromMs, edgeMs, toMs } = linesWindow(reading, minutes);
  const rows = await reading.once(`lines ${minutes}`, () =>
    readMinuteLines(reading.client, { fromMs, toMs }),
  );
  const services = new Map<string, Told>();
  for (const row of rows) {
    if (query.service !== undefined && query.service !== row.service) continue;
    const told = services.get(row.service) ?? { whole: none(), running: none(), both: none() };
    services.set(row.service, told);
    add(told.both, row);
    if (row.fromMs < edgeMs) add(told.whole, row);
    if (row.fromMs >= fromMs + MINUTE_MS) add(told.running, row);
  }
  if (services.size === 0 && query.service !== undefined) return [silent(query.service)];
  return [...services].map(([service, told]) => {
    const { errors, lines, ...figures } = measure(told, query.measure, minutes);
    return {
      labels: service === '' ? {} : { service },
      ...figures,
      words: `${service === '' ? 'Lines without a service' : service} logged ${quantityText(errors)} errors in ${quantityText(minutes * 60, 's')}, of ${quantityText(lines)} lines`,
      service: service === '' ? null : service,
      path: pathOf(service, { fromMs: fromMs - 15 * MINUTE_MS, toMs }),
    };
  });
}

/** So many whole minutes up to the edge, and of the present the one that is running. */
export function linesWindow(
  { nowMs, presentMs }: Pick<SignalReading, 'nowMs' | 'presentMs'>,
  minutes: number,
): { fromMs: number; edgeMs: number; toMs: number } {
  const edgeMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const toMs = nowMs < presentMs ? edgeMs : edgeMs + MINUTE_MS;
  return { fromMs: edgeMs - minutes * MINUTE_MS, edgeMs, toMs };
}

const none = (): Lines => ({ errors: 0, lines: 0 });

function add(sum: Lines, { errors, lines }: Lines): void {
  sum.errors += errors;
  sum.lines += lines;
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
  { whole, running, both }: Told,
  measured: LogQuery['measure'],
  minutes: number,
): Lines & Pick<Measured, 'value' | 'n' | 'low' | 'high'> {
  switch (measured) {
    case 'errors_per_minute': {
      const fuller = running.errors > whole.errors ? running : whole;
      return { ...fuller, value: fuller.errors / minutes };
    }
    case 'lines_per_minute': {
      const fuller = running.lines > whole.lines ? running : whole;
      return { ...fuller, value: fuller.lines / minutes };
    }
    case 'error_share':
      return { ...both, ...rateOf({ successes: both.errors, n: both.lines }) };
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

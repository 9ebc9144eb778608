import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { unitOf } from '@/domain/alerting/unit-of';
import type { LogHistogram } from '@/domain/logs/histogram';
import { quantityText } from '@/domain/quantities/format-quantity';
import { readQuery } from '../../logs/log-filter';
import { logHistogramOn } from '../../logs/log-histogram';
import { linesWindow } from './log-samples';
import type { SignalReading } from './signal-reading';

type LogSearch = Extract<RuleQuery, { signal: 'log_query' }>;

const MINUTE_MS = 60_000;

/**
 * Lines that a search finds, by minutes: from the roll-ups where they tell, else counted or projected. As of lines by
 * service, the minute that is still running may make the window the fuller one.
 */
export async function logQuerySamples(
  { client, nowMs, presentMs }: SignalReading,
  query: LogSearch,
): Promise<Measured[]> {
  const minutes = Math.max(1, Math.round(query.windowSeconds / 60));
  const { fromMs, edgeMs, toMs } = linesWindow({ nowMs, presentMs }, minutes);
  const histogram = await logHistogramOn(client, {
    filter: { ast: readQuery(query.q), fromUs: fromMs * 1_000, toUs: toMs * 1_000 },
    buckets: Math.round((toMs - fromMs) / MINUTE_MS),
    nowMs: presentMs,
  });
  const { knownFrom, estimated } = histogram;
  const total = fullerWindow(histogram, { fromMs, edgeMs });
  // Before the first line of all, none is not zero.
  const isKnown = knownFrom !== null && Date.parse(knownFrom) < toMs;
  const value = query.measure === 'lines' ? total : total / minutes;
  const about = estimated ? 'about ' : '';
  const search = new URLSearchParams({
    q: query.q,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  });
  return [
    {
      labels: {},
      value: isKnown ? value : null,
      words: isKnown
        ? `${about}${quantityText(value, unitOf(query))} lines match ${query.q} in ${quantityText(minutes * 60, 's')}`
        : `nothing has been logged, so nothing matches ${query.q}`,
      service: null,
      path: `logs?${search}`,
    },
  ];
}

function fullerWindow(
  { series }: Pick<LogHistogram, 'series'>,
  { fromMs, edgeMs }: { fromMs: number; edgeMs: number },
): number {
  let [whole, running] = [0, 0];
  for (const [time, count] of series.flatMap(({ points }) => points)) {
    const atMs = Date.parse(time);
    if (atMs < edgeMs) whole += count ?? 0;
    if (atMs >= fromMs + MINUTE_MS) running += count ?? 0;
  }
  return Math.max(whole, running);
}

import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { unitOf } from '@/domain/alerting/unit-of';
import { quantityText } from '@/domain/quantities/format-quantity';
import { readQuery } from '../../logs/log-filter';
import { logHistogramOn } from '../../logs/log-histogram';
import type { SignalReading } from './signal-reading';

type LogSearch = Extract<RuleQuery, { signal: 'log_query' }>;

const MINUTE_MS = 60_000;

/** Lines of whole minutes that a search finds: from the roll-ups where they tell, else counted or projected. */
export async function logQuerySamples(
  { client, nowMs, presentMs }: SignalReading,
  query: LogSearch,
): Promise<Measured[]> {
  const minutes = Math.max(1, Math.round(query.windowSeconds / 60));
  const toMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const fromMs = toMs - minutes * MINUTE_MS;
  const histogram = await logHistogramOn(client, {
    filter: { ast: readQuery(query.q), fromUs: fromMs * 1_000, toUs: toMs * 1_000 },
    buckets: minutes,
    nowMs: presentMs,
  });
  const { knownFrom, total, estimated } = histogram;
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

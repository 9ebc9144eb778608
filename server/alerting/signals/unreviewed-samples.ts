import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { countUnreviewed } from '../../db/sql/alerts';
import type { SignalReading } from './signal-reading';

type UnreviewedQuery = Extract<RuleQuery, { signal: 'unreviewed_alerts' }>;

/** How often each rule has fired in the window without anybody saying whether it helped. */
export async function unreviewedSamples(
  { client, nowMs }: SignalReading,
  query: UnreviewedQuery,
): Promise<Measured[]> {
  const rows = await countUnreviewed(client, nowMs - query.windowSeconds * 1_000);
  return rows.map(({ ruleId, key, name, count }) => ({
    labels: { rule: key },
    value: count,
    words: `${name} fired ${count} times without a review`,
    service: null,
    path: `alerts?${new URLSearchParams({ rule: ruleId })}`,
  }));
}

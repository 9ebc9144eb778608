import { labelsOf, type MatchedAlert, type Matcher, matchesAll } from '@/domain/silences/matchers';
import type { SilencePreview } from '@/domain/silences/schemas';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { MATCHED_FIELDS, matchedAlert } from './matched-alert';

const DAYS = 7;
const MOST_ALERTS = 5_000;
const MOST_SHOWN = 20;
const MOST_LABELS = 30;
const MOST_VALUES = 20;

/** What matchers match of what is open now, and what they would have matched in the days before. Changes nothing. */
export async function previewSilence(
  projectId: string,
  matchers: readonly Matcher[],
): Promise<SilencePreview> {
  const since = new Date((await databaseNow()) - DAYS * 86_400_000);
  const rows = await inProject(projectId, (tx) =>
    tx.alert.findMany({
      where: {
        projectId,
        OR: [
          { state: { in: ['firing', 'acknowledged'] } },
          { state: 'resolved', startedAt: { gte: since } },
        ],
      },
      orderBy: { startedAt: 'desc' },
      take: MOST_ALERTS,
      select: { ...MATCHED_FIELDS, id: true, summary: true, state: true, startedAt: true },
    }),
  );
  const matches = matchesAll(matchers);
  const matched = rows.filter((row) => matches(matchedAlert(row)));
  const isOpen = ({ state }: { state: string }) => state !== 'resolved';
  const shown = (some: typeof rows) =>
    some.slice(0, MOST_SHOWN).map(({ id, summary, severity, service, state, startedAt }) => ({
      id,
      summary,
      severity,
      service,
      state,
      startedAt: startedAt.toISOString(),
    }));
  const now = matched.filter(isOpen);
  const past = matched.filter((row) => !isOpen(row));
  return {
    days: DAYS,
    now: { count: now.length, alerts: shown(now) },
    past: {
      count: past.length,
      of: rows.filter((row) => !isOpen(row)).length,
      alerts: shown(past),
    },
    labels: labelsAmong(rows.map(matchedAlert)),
  };
}

function labelsAmong(alerts: readonly MatchedAlert[]): SilencePreview['labels'] {
  const values = new Map<string, Set<string>>();
  for (const alert of alerts) {
    for (const [label, value] of labelsOf(alert)) {
      const known = values.get(label) ?? new Set();
      if (known.size < MOST_VALUES) known.add(value);
      values.set(label, known);
    }
  }
  return [...values]
    .slice(0, MOST_LABELS)
    .map(([label, known]) => ({ label, values: [...known].toSorted() }));
}

import { labelsOf, type MatchedAlert, type Matcher, matchesAll } from '@/domain/silences/matchers';
import type { SilencePreview } from '@/domain/silences/schemas';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { everyAlert } from './every-alert';
import { matchedAlert } from './matched-alert';

const DAYS = 7;
const MOST_SHOWN = 20;
const MOST_LABELS = 30;
const MOST_VALUES = 20;

/** What matchers match of what is open now, and what they would have matched in the days before. Changes nothing. */
export async function previewSilence(
  projectId: string,
  matchers: readonly Matcher[],
): Promise<SilencePreview> {
  const since = new Date((await databaseNow()) - DAYS * 86_400_000);
  const matches = matchesAll(matchers);
  const now: Found = { count: 0, of: 0, alerts: [] };
  const past: Found = { count: 0, of: 0, alerts: [] };
  const labels = new Map<string, Set<string>>();
  await inProject(projectId, async (tx) => {
    const where = {
      projectId,
      OR: [
        { state: { in: ['firing', 'acknowledged'] } },
        { state: 'resolved', startedAt: { gte: since } },
      ],
    };
    for await (const row of everyAlert(tx, where)) {
      const alert = matchedAlert(row);
      noteLabels(labels, alert);
      count(row.state === 'resolved' ? past : now, row, matches(alert));
    }
  });
  return {
    days: DAYS,
    now: { count: now.count, alerts: now.alerts },
    past,
    labels: [...labels]
      .slice(0, MOST_LABELS)
      .map(([label, known]) => ({ label, values: [...known].toSorted() })),
  };
}

/** How many match, of how many, and the newest of them. */
type Found = SilencePreview['past'];
type Row = Omit<Found['alerts'][number], 'startedAt'> & { startedAt: Date };

function count(
  found: Found,
  { id, summary, severity, service, state, startedAt }: Row,
  isMatch: boolean,
): void {
  found.of += 1;
  if (!isMatch) return;
  found.count += 1;
  if (found.alerts.length < MOST_SHOWN) {
    const at = startedAt.toISOString();
    found.alerts.push({ id, summary, severity, service, state, startedAt: at });
  }
}

function noteLabels(values: Map<string, Set<string>>, alert: MatchedAlert): void {
  for (const [label, value] of labelsOf(alert)) {
    const known = values.get(label) ?? new Set();
    if (known.size < MOST_VALUES) known.add(value);
    values.set(label, known);
  }
}

import { COLLECTOR_KINDS } from '@/domain/collectors/collector';
import { recognisePoints } from '@/domain/ingest/recognise-points';
import { log } from '@/server/observability/log';
import { admitMetricBreakers } from '../breakers/admit-metric-breakers';
import { systemPool } from '../db/client';
import { type ClaimedCollector, settleCollector } from '../db/sql/due-collectors';
import type { SignalRecord } from '../signals/signal-record';
import { submitSignals } from '../signals/submit-signals';
import { openCollectorSecret } from './collector-secret';
import { makeVisit } from './make-visit';
import type { VisitResult } from './sources/visit';
import { VisitFailure } from './visit-failure';

/** Makes one visit of a claimed collector, stores what it found and settles it, however it went. */
export async function collectOnce(collector: ClaimedCollector): Promise<void> {
  const { projectId, id, fence } = collector;
  const settle = (outcome: Parameters<typeof settleCollector>[1]['outcome']) =>
    settleCollector(systemPool(), { projectId, id, fence, outcome });
  try {
    const { records, found, memory } = await visit(collector);
    const stored = await withRoom(projectId, records);
    for (const part of inParts(stored)) await submitSignals({ id, projectId }, part, null);
    const refused = records.length - stored.length;
    const told = refused === 0 ? '' : `, ${refused} of breakers that there is no room for`;
    await settle({ found: `${found}${told}`, memory });
  } catch (error) {
    if (error instanceof VisitFailure) {
      await settle({ error: `${error.message} ${error.hint}` });
      return;
    }
    log.error('A collector failed', { collector: id, error });
    await settle({
      error: 'Candor could not store what it found. It tries again at its next turn.',
    });
  }
}

/** Series that are stored in one go, so that a page with very many new ones does not take longer than a commit may. */
const MOST_AT_ONCE = 2_000;

/** What is made of several values, such as a queue of its states, stays together; metrics stand each for itself. */
function inParts(records: readonly SignalRecord[]): SignalRecord[][] {
  if (records.length <= MOST_AT_ONCE) return records.length === 0 ? [] : [[...records]];
  const points = records.flatMap(({ kind, row }) => (kind === 'metric_point' ? [row] : []));
  const metrics = new Set<unknown>(recognisePoints(points).metrics);
  const single = records.filter(({ row }) => metrics.has(row));
  const parts = [records.filter(({ row }) => !metrics.has(row))];
  for (let from = 0; from < single.length; from += MOST_AT_ONCE)
    parts.push(single.slice(from, from + MOST_AT_ONCE));
  return parts.filter((part) => part.length > 0);
}

/** Without the values of breakers past those that a project has room for. */
async function withRoom(projectId: string, records: SignalRecord[]): Promise<SignalRecord[]> {
  if (!records.some(({ kind }) => kind === 'metric_point')) return records;
  const refusal = await admitMetricBreakers(projectId);
  return records.filter(({ kind, row }) => kind !== 'metric_point' || refusal(row) === null);
}

function visit(collector: ClaimedCollector): Promise<VisitResult> {
  const { secret: sealed, memory, ...target } = collector;
  const kind = COLLECTOR_KINDS.find((one) => one === collector.kind);
  if (kind === undefined) {
    throw new VisitFailure('This Candor does not know its kind.', 'Remove it, or update Candor.');
  }
  const secret = sealed === null ? null : openCollectorSecret(collector, sealed);
  if (sealed !== null && secret === null) {
    throw new VisitFailure(
      'Its password cannot be opened: CANDOR_SECRET is another one than when it was stored.',
      'Enter the password again, or start Candor with the secret it had.',
    );
  }
  return makeVisit({ kind, target: { ...target, secret }, memory });
}

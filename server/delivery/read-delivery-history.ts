import type { DeploymentRecord } from '@/domain/delivery/deployment';
import { deploymentRef } from '@/domain/delivery/deployment-ref';
import { databaseNow } from '../db/database-clock';
import type { Queryable } from '../db/sql/bind';
import { readDeliveryRevision } from '../db/sql/delivery-revision';
import { readIncidentLinks, readLinkedIncidents } from '../db/sql/read-delivery-evidence';
import { readDeploymentHistory } from '../db/sql/read-deployments';
import { type KnownHistory, keepHistory } from './kept-histories';

const DAY_MS = 86_400_000;
const ENDLESS_MS = Date.UTC(2200, 0, 1);
/** So far back a commit is known again, and so far ahead a rollback is looked for. */
const AROUND_MS = 30 * DAY_MS;

/** Days back from now that windows up to now are widened to, so that several pages share one history. */
const SHARED_DAYS = [1, 7, 30, 60, 90];

interface HistoryWindow {
  projectId: string;
  fromMs: number;
  toMs: number;
  service: string | null;
}

/**
 * What a report about a window needs to know, and more around it; ids are refs, since senders give one id to several
 * services. It is read anew only when something changed: a history changes some hundred times a day, and every open page
 * asks for it every few seconds.
 */
export async function readDeliveryHistory(
  client: Queryable,
  { projectId, service, ...window }: HistoryWindow,
): Promise<KnownHistory> {
  const range = widened(window, await databaseNow());
  const key = [projectId, range.fromMs, range.toMs, service ?? ''].join(' ');
  const revision = await readDeliveryRevision(client, projectId);
  return keepHistory(key, revision, () => readHistory(client, { projectId, service, ...range }));
}

/** To whole days, and where it reaches up to now without an end. */
function widened({ fromMs, toMs }: { fromMs: number; toMs: number }, nowMs: number) {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const firstDay = Math.floor(fromMs / DAY_MS) * DAY_MS;
  if (toMs < today) return { fromMs: firstDay, toMs: Math.ceil(toMs / DAY_MS) * DAY_MS };
  const shared = SHARED_DAYS.map((days) => today - days * DAY_MS).find((day) => day <= firstDay);
  return { fromMs: shared ?? firstDay, toMs: ENDLESS_MS };
}

async function readHistory(client: Queryable, window: HistoryWindow): Promise<KnownHistory> {
  const records = await readDeploymentHistory(client, {
    ...window,
    beforeMs: AROUND_MS,
    afterMs: AROUND_MS,
  });
  const links = await readIncidentLinks(client, window.projectId);
  const incidents = await readLinkedIncidents(client, window.projectId);
  return {
    ...withRefs(records),
    incidents,
    links: links.map((link) => ({
      incidentId: link.incidentId,
      deploymentId: deploymentRef({ ...link, id: link.deploymentId }),
      isConfirmed: link.isConfirmed,
    })),
  };
}

/** The same deployments named by refs. */
function withRefs(
  records: readonly DeploymentRecord[],
): Pick<KnownHistory, 'deployments' | 'byRef'> {
  const byRef = new Map(records.map((record) => [deploymentRef(record), record]));
  const deployments = [...byRef].map(([ref, record]) => ({
    ...record,
    id: ref,
    rollbackOf: record.rollbackOf && deploymentRef({ ...record, id: record.rollbackOf }),
  }));
  return { deployments, byRef };
}

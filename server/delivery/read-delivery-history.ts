import type { DeploymentRecord } from '@/domain/delivery/deployment';
import { deploymentRef } from '@/domain/delivery/deployment-ref';
import type { DeploymentsByRef } from '@/domain/delivery/metric-rows';
import type { DeliveryHistory } from '@/domain/delivery/report-delivery';
import type { Queryable } from '../db/sql/bind';
import { readIncidentLinks, readLinkedIncidents } from '../db/sql/read-delivery-evidence';
import { readDeploymentHistory } from '../db/sql/read-deployments';

const DAY_MS = 86_400_000;
/** So far back a commit is known again, and so far ahead a rollback is looked for. */
const AROUND_MS = 30 * DAY_MS;

interface HistoryWindow {
  projectId: string;
  fromMs: number;
  toMs: number;
  service: string | null;
  /** Whose changes are read; those before the window tell which of its changes were delivered already. */
  withChanges?: 'all' | 'of_window';
}

export interface KnownHistory extends DeliveryHistory {
  byRef: DeploymentsByRef;
}

/** What a report about a window needs to know; ids are refs, since senders give one id to several services. */
export async function readDeliveryHistory(
  client: Queryable,
  { withChanges = 'all', ...window }: HistoryWindow,
): Promise<KnownHistory> {
  const records = await readDeploymentHistory(client, {
    ...window,
    beforeMs: AROUND_MS,
    afterMs: AROUND_MS,
    withChanges,
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
export function withRefs(
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

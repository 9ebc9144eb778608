import type { DeliveryMetric } from './delivery-metrics';
import type { ExcludedMetricRow, IncludedRow, MetricRows } from './delivery-report';
import { EXCLUSIONS, type ExcludedRow } from './delivery-scope';
import type { DeploymentRecord } from './deployment';
import type { DeliveryReport } from './report-delivery';

/** The deployments of a history by ref, with the ids their senders gave them. */
export type DeploymentsByRef = ReadonlyMap<string, DeploymentRecord>;

type Own = Pick<IncludedRow, 'seconds' | 'counts' | 'note' | 'parts'>;
const NOTHING: Own = { seconds: null, counts: null, note: null, parts: null };

/** What a metric is made of and what it leaves out, newest deployments first, at most `limit` of each. */
export function metricRows(
  report: DeliveryReport,
  metric: DeliveryMetric,
  byRef: DeploymentsByRef,
  limit: number,
): MetricRows {
  const included = includedRows(report, metric, byRef);
  const excluded = report[metric].excluded.flatMap((row) => excludedRow(row, byRef) ?? []);
  return {
    included: included.sort(newestFirst).slice(0, limit),
    excluded: excluded.sort(newestFirst).slice(0, limit),
    includedCount: included.length,
    excludedCount: excluded.length,
  };
}

function includedRows(
  report: DeliveryReport,
  metric: DeliveryMetric,
  byRef: DeploymentsByRef,
): IncludedRow[] {
  const row = (ref: string, own: Partial<Own>, sha?: string): IncludedRow[] => {
    const place = placeOf(ref, byRef, sha);
    return place === null ? [] : [{ ...place, ...NOTHING, ...own }];
  };
  switch (metric) {
    case 'leadTime':
      return report.leadTime.included.flatMap(({ deploymentId, id, seconds, parts }) =>
        row(deploymentId, { seconds, parts }, id),
      );
    case 'deploymentFrequency':
      return report.deploymentFrequency.included.flatMap(({ id }) => row(id, {}));
    case 'changeFailRate':
      return report.changeFailRate.included.flatMap(({ id, failed, incidentIds, wasRolledBack }) =>
        row(id, { counts: failed, note: failNote(wasRolledBack, incidentIds.length) }),
      );
    case 'recoveryTime':
      return report.recoveryTime.included.flatMap(({ id, seconds, basis }) =>
        row(id, {
          seconds,
          note:
            basis === 'incident'
              ? 'From its first incident to the end of its last'
              : 'From its deployment to its rollback',
        }),
      );
    case 'reworkRate':
      return report.reworkRate.included.flatMap(({ id, isRework }) =>
        row(id, { counts: isRework }),
      );
  }
}

function failNote(wasRolledBack: boolean, incidents: number): string | null {
  const reasons = [
    wasRolledBack ? 'rolled back' : '',
    incidents === 0 ? '' : `${incidents} confirmed ${incidents === 1 ? 'incident' : 'incidents'}`,
  ];
  return reasons.filter(Boolean).join(', ') || null;
}

function excludedRow(row: ExcludedRow, byRef: DeploymentsByRef): ExcludedMetricRow | null {
  const isChange = row.id !== row.deploymentId;
  const place = placeOf(row.deploymentId, byRef, isChange ? row.id : undefined);
  return place && { ...place, reason: row.reason, message: EXCLUSIONS[row.reason] };
}

function placeOf(ref: string, byRef: DeploymentsByRef, changeSha?: string) {
  const deployment = byRef.get(ref);
  if (deployment === undefined) return null;
  const { service, environment, sha, version, finishedMs, startedMs, changes } = deployment;
  const timeMs = finishedMs ?? startedMs;
  const change =
    changeSha === undefined ? undefined : changes?.find((one) => one.sha === changeSha);
  return {
    id: changeSha ?? deployment.id,
    deploymentId: deployment.id,
    ref,
    service,
    environment,
    sha: changeSha ?? sha,
    version,
    at: timeMs === null ? null : new Date(timeMs).toISOString(),
    title:
      change === undefined ? null : [change.ref, change.title].filter(Boolean).join(' ') || null,
  };
}

function newestFirst(a: { at: string | null; id: string }, b: { at: string | null; id: string }) {
  const [one, other] = [a.at ?? '~', b.at ?? '~'];
  if (one !== other) return one < other ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

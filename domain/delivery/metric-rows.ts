import type { DeliveryMetric } from './delivery-metrics';
import type { ExcludedMetricRow, IncludedRow, MetricRows } from './delivery-report';
import { EXCLUSIONS } from './delivery-scope';
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
  const known = (row: { ref: string }) => byRef.has(row.ref);
  const included = includedRows(report, metric).filter(known);
  const excluded = report[metric].excluded
    .map(({ id, deploymentId, reason }) => ({
      ref: deploymentId,
      reason,
      ...(id === deploymentId ? {} : { sha: id }),
    }))
    .filter(known);
  return {
    included: newest(included, byRef, limit).flatMap(({ ref, sha, own }): IncludedRow[] => {
      const place = placeOf(ref, byRef, sha);
      return place === null ? [] : [{ ...place, ...NOTHING, ...own }];
    }),
    excluded: newest(excluded, byRef, limit).flatMap(
      ({ ref, sha, reason }): ExcludedMetricRow[] => {
        const place = placeOf(ref, byRef, sha);
        return place === null ? [] : [{ ...place, reason, message: EXCLUSIONS[reason] }];
      },
    ),
    includedCount: included.length,
    excludedCount: excluded.length,
  };
}

interface Row {
  ref: string;
  /** Of a change, where the row is one. */
  sha?: string;
}

/** Sorted before anything is written out: a report has ten times as many rows as are shown. What has no time comes first. */
function newest<Found extends Row>(
  rows: readonly Found[],
  byRef: DeploymentsByRef,
  limit: number,
): Found[] {
  const placed = rows.map((row) => {
    const { finishedMs, startedMs, id } = byRef.get(row.ref) ?? NO_TIME;
    return { row, timeMs: finishedMs ?? startedMs ?? Number.POSITIVE_INFINITY, id: row.sha ?? id };
  });
  placed.sort((a, b) =>
    a.timeMs === b.timeMs ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : b.timeMs - a.timeMs,
  );
  return placed.slice(0, limit).map(({ row }) => row);
}

const NO_TIME = { finishedMs: null, startedMs: null, id: '' };

function includedRows(
  report: DeliveryReport,
  metric: DeliveryMetric,
): (Row & { own: Partial<Own> })[] {
  const row = (ref: string, own: Partial<Own>, sha?: string) => ({
    ref,
    own,
    ...(sha === undefined ? {} : { sha }),
  });
  switch (metric) {
    case 'leadTime':
      return report.leadTime.included.map(({ deploymentId, id, seconds, parts }) =>
        row(deploymentId, { seconds, parts }, id),
      );
    case 'deploymentFrequency':
      return report.deploymentFrequency.included.map(({ id }) => row(id, {}));
    case 'changeFailRate':
      return report.changeFailRate.included.map(({ id, failed, incidentIds, wasRolledBack }) =>
        row(id, { counts: failed, note: failNote(wasRolledBack, incidentIds.length) }),
      );
    case 'recoveryTime':
      return report.recoveryTime.included.map(({ id, seconds, basis }) =>
        row(id, {
          seconds,
          note:
            basis === 'incident'
              ? 'From its first incident to the end of its last'
              : 'From its deployment to its rollback',
        }),
      );
    case 'reworkRate':
      return report.reworkRate.included.map(({ id, isRework, wasRollback, mended }) =>
        row(id, { counts: isRework, note: reworkNote(wasRollback, mended.length) }),
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

function reworkNote(wasRollback: boolean, mended: number): string | null {
  const reasons = [
    wasRollback ? 'a rollback' : '',
    mended === 0 ? '' : `ended ${mended} confirmed ${mended === 1 ? 'incident' : 'incidents'}`,
  ];
  return reasons.filter(Boolean).join(', ') || null;
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

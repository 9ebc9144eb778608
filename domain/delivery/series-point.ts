import type { SeriesPoint } from './delivery-report';
import type { DeliveryReport } from './report-delivery';

/** One stretch of a report's series. Without a deployment of any kind in it everything is null: a gap. */
export function seriesPoint(report: DeliveryReport, startMs: number): SeriesPoint {
  const { deploymentFrequency, changeFailRate } = report;
  const { excluded } = changeFailRate;
  const count = (reason: 'rollback' | 'not_succeeded') =>
    excluded.filter((row) => row.reason === reason).length;
  const isKnown = deploymentFrequency.perDay !== null;
  const rollbacks = count('rollback');
  return {
    time: new Date(startMs).toISOString(),
    ...metricsOf(report),
    changes: isKnown ? deploymentFrequency.n - rollbacks : null,
    rollbacks: isKnown ? rollbacks : null,
    failed: isKnown ? count('not_succeeded') : null,
  };
}

/** The five metrics without their rows. */
export function metricsOf({
  leadTime,
  deploymentFrequency,
  changeFailRate,
  recoveryTime,
  reworkRate,
}: DeliveryReport) {
  const spread = ({ medianSeconds, p90Seconds, n }: DeliveryReport['recoveryTime']) => ({
    medianSeconds,
    p90Seconds,
    n,
  });
  const rate = ({ value, n, low, high }: DeliveryReport['reworkRate'] | typeof changeFailRate) => ({
    value,
    n,
    low,
    high,
  });
  return {
    leadTime: {
      medianSeconds: leadTime.medianSeconds,
      p90Seconds: leadTime.p90Seconds,
      n: leadTime.n,
    },
    deploymentFrequency: { perDay: deploymentFrequency.perDay, n: deploymentFrequency.n },
    changeFailRate: rate(changeFailRate),
    recoveryTime: spread(recoveryTime),
    reworkRate: { ...rate(reworkRate), bounds: reworkRate.bounds },
  };
}

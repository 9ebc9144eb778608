import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import type { DeliveryParams } from '@/domain/delivery/delivery-params';
import type { DeliveryReportAnswer, MetricRows } from '@/domain/delivery/delivery-report';
import { metricRows } from '@/domain/delivery/metric-rows';
import { reportDelivery, reportDeliverySeries } from '@/domain/delivery/report-delivery';
import { reportSteps } from '@/domain/delivery/report-steps';
import { metricsOf, seriesPoint } from '@/domain/delivery/series-point';
import { readInProject } from '../db/client';
import { readDeliveryHistory } from './read-delivery-history';
import { readDeliveryWindow } from './read-delivery-window';

/** Of each metric and side; a longer list is cut, and its count told. */
const MOST_ROWS = 1_000;

/** GET /api/v1/delivery. @throws ServiceError invalid */
export async function answerDelivery(
  projectId: string,
  params: DeliveryParams,
): Promise<DeliveryReportAnswer> {
  const window = await readDeliveryWindow(projectId, params);
  const history = await readInProject(projectId, (client) =>
    readDeliveryHistory(client, { projectId, ...window }),
  );
  const report = reportDelivery(history, window);
  const { stepMs, starts, edges } = reportSteps(window.fromMs, window.toMs);
  const metrics = metricsOf(report);
  const rowsOf = (metric: DeliveryMetric) => {
    const { included, excluded, excludedCount } = metricRows(
      report,
      metric,
      history.byRef,
      MOST_ROWS,
    );
    return { included, excluded, excludedCount };
  };
  return {
    service: window.service,
    environment: window.environment,
    from: new Date(window.fromMs).toISOString(),
    to: new Date(window.toMs).toISOString(),
    hours: params.hours,
    businessHours: window.businessHours,
    stepSeconds: stepMs / 1_000,
    leadTime: { ...metrics.leadTime, parts: report.leadTime.parts, ...rowsOf('leadTime') },
    deploymentFrequency: { ...metrics.deploymentFrequency, ...rowsOf('deploymentFrequency') },
    changeFailRate: { ...metrics.changeFailRate, ...rowsOf('changeFailRate') },
    recoveryTime: { ...metrics.recoveryTime, ...rowsOf('recoveryTime') },
    reworkRate: { ...metrics.reworkRate, ...rowsOf('reworkRate') },
    series: reportDeliverySeries(history, window, edges).map((one, index) =>
      seriesPoint(one, starts[index] ?? one.fromMs),
    ),
  };
}

/** The rows behind one number of the page. @throws ServiceError invalid */
export async function answerMetricRows(
  projectId: string,
  params: DeliveryParams & { metric: DeliveryMetric },
): Promise<MetricRows> {
  const window = await readDeliveryWindow(projectId, params);
  const history = await readInProject(projectId, (client) =>
    readDeliveryHistory(client, { projectId, ...window }),
  );
  return metricRows(reportDelivery(history, window), params.metric, history.byRef, MOST_ROWS);
}

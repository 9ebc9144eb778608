import { bandOf } from '@/domain/delivery/bands';
import { ciFlakiness } from '@/domain/delivery/ci-flakiness';
import { compareDelivery } from '@/domain/delivery/compare-delivery';
import type { METRICS } from '@/domain/delivery/delivery-metrics';
import type { DeliverySummaryParams } from '@/domain/delivery/delivery-params';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';
import { distributionOf } from '@/domain/delivery/distribution';
import {
  type DeliveryReport,
  reportDelivery,
  reportDeliverySeries,
} from '@/domain/delivery/report-delivery';
import { reportSteps } from '@/domain/delivery/report-steps';
import { metricsOf, seriesPoint } from '@/domain/delivery/series-point';
import { previousWindow } from '@/domain/time-range/time-range';
import { type DatabaseClient, readInProject } from '../db/client';
import { readCiAttempts } from '../db/sql/read-delivery-evidence';
import { readDeploymentPlaces } from '../db/sql/read-deployments';
import type { KnownHistory } from './kept-histories';
import { readDeliveryHistory } from './read-delivery-history';
import { deliveryState } from './read-delivery-state';
import { type DeliveryWindow, readDeliveryWindow } from './read-delivery-window';

const MOST_FLAKY = 100;

/** What the delivery page shows first. @throws ServiceError invalid */
export async function answerDeliverySummary(
  projectId: string,
  params: DeliverySummaryParams,
): Promise<DeliverySummary> {
  const window = await readDeliveryWindow(projectId, params);
  const before = previousWindow(window);
  const { history, others, ci, places, state } = await readInProject(projectId, async (client) => ({
    history: await readDeliveryHistory(client, { projectId, ...window, fromMs: before.fromMs }),
    others: await readOthers(client, { projectId, ...window }, params),
    ci: await readCiAttempts(client, projectId, window),
    places: await readDeploymentPlaces(client, projectId, before.fromMs),
    state: await deliveryState(client, projectId, window.nowMs),
  }));
  const report = reportDelivery(history, window);
  const { stepMs, starts, edges } = reportSteps(window.fromMs, window.toMs);
  const lines = new Map(ci.attempts.map((one) => [`${one.workflow} ${one.sha}`, one]));
  const { flaky, ...flakiness } = ciFlakiness(ci.attempts, ci.judged);
  return {
    ...aboutOf(window, params, stepMs),
    metrics: metricsOf(report),
    counts: countsOf(report),
    before: metricsOf(reportDelivery(history, { ...window, ...before })),
    compared: [
      ...(params.compare === 'before'
        ? [
            {
              with: 'before' as const,
              ...comparedWith(
                report,
                history,
                { ...window, ...before },
                shiftedSteps({ starts, edges }, window),
              ),
            },
          ]
        : []),
      ...(others === null
        ? []
        : [
            {
              with: 'service' as const,
              ...comparedWith(
                report,
                others.history,
                { ...window, service: others.service },
                { starts, edges },
              ),
            },
          ]),
    ],
    parts: report.leadTime.parts,
    bands: {
      leadTime: bandOf('leadTime', surveyed(report.leadTime.medianSeconds, params)),
      deploymentFrequency: bandOf('deploymentFrequency', frequencyForBand(report, history)),
      recoveryTime: bandOf('recoveryTime', surveyed(report.recoveryTime.medianSeconds, params)),
    },
    distributions: {
      leadTime: distributionOf(report.leadTime.included.map(({ seconds }) => seconds)),
      recoveryTime: distributionOf(report.recoveryTime.included.map(({ seconds }) => seconds)),
    },
    series: reportDeliverySeries(history, window, edges).map((one, index) =>
      seriesPoint(one, starts[index] ?? one.fromMs),
    ),
    flakiness: {
      ...flakiness,
      flaky: flaky.slice(0, MOST_FLAKY).map(({ workflow, sha }) => {
        const line = lines.get(`${workflow} ${sha}`);
        return { workflow, sha, service: line?.service ?? '', url: line?.url ?? null };
      }),
    },
    ...places,
    state,
  };
}

async function readOthers(
  client: DatabaseClient,
  window: DeliveryWindow & { projectId: string },
  { against }: DeliverySummaryParams,
): Promise<{ service: string; history: KnownHistory } | null> {
  if (against === undefined || against === window.service) return null;
  const history = await readDeliveryHistory(client, { ...window, service: against });
  return { service: against, history };
}

interface Steps {
  starts: readonly number[];
  edges: readonly number[];
}

/** Those of the window before, each as far from its begin. */
function shiftedSteps({ starts, edges }: Steps, { fromMs, toMs }: DeliveryWindow): Steps {
  const back = (ms: number) => ms - (toMs - fromMs);
  return { starts: starts.map(back), edges: edges.map(back) };
}

/** The report against that of another window or service. */
function comparedWith(
  report: DeliveryReport,
  history: KnownHistory,
  window: DeliveryWindow,
  { starts, edges }: Steps,
) {
  const other = reportDelivery(history, window);
  return {
    service: window.service,
    from: new Date(window.fromMs).toISOString(),
    to: new Date(window.toMs).toISOString(),
    metrics: metricsOf(other),
    differences: compareDelivery(other, report, window.nowMs),
    series: reportDeliverySeries(history, window, edges).map((one, index) =>
      seriesPoint(one, starts[index] ?? one.fromMs),
    ),
  };
}

function aboutOf(window: DeliveryWindow, params: DeliverySummaryParams, stepMs: number) {
  return {
    service: window.service,
    environment: window.environment,
    from: new Date(window.fromMs).toISOString(),
    to: new Date(window.toMs).toISOString(),
    hours: params.hours,
    businessHours: window.businessHours,
    stepSeconds: stepMs / 1_000,
  };
}

function countsOf(report: DeliveryReport) {
  const counts = (metric: (typeof METRICS)[number]) => ({
    included: report[metric].included.length,
    excluded: report[metric].excluded.length,
  });
  return {
    leadTime: counts('leadTime'),
    deploymentFrequency: counts('deploymentFrequency'),
    changeFailRate: counts('changeFailRate'),
    recoveryTime: counts('recoveryTime'),
    reworkRate: counts('reworkRate'),
  };
}

/** The survey asks by the calendar: business hours are shorter, and would pass for a better cluster. */
function surveyed(
  seconds: number | null,
  { hours }: Pick<DeliverySummaryParams, 'hours'>,
): number | null {
  return hours === 'calendar' ? seconds : null;
}

/** The survey asks about one application or service, so several services together fall into no band. */
function frequencyForBand(
  { deploymentFrequency }: DeliveryReport,
  { byRef }: KnownHistory,
): number | null {
  const services = new Set(deploymentFrequency.included.map(({ id }) => byRef.get(id)?.service));
  return services.size > 1 ? null : deploymentFrequency.perDay;
}

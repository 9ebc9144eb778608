import { REPORTED_CHANGE_FAIL_RATES } from '@/domain/delivery/bands';
import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';
import { quantityText } from '@/domain/quantities/format-quantity';

interface MetricWords {
  label: string;
  /** What is counted, and from when to when. */
  meaning: string;
  /** What one row of it is. */
  row: string;
}

export const METRIC_WORDS: Record<DeliveryMetric, MetricWords> = {
  leadTime: {
    label: 'Change lead time',
    meaning: 'From a change’s first commit to its running in production.',
    row: 'changes',
  },
  deploymentFrequency: {
    label: 'Deployment frequency',
    meaning: 'Deployments that ran, rollbacks among them, a day.',
    row: 'deployments',
  },
  changeFailRate: {
    label: 'Change fail rate',
    meaning: 'Deployments of changes that were rolled back or made an incident, of all of them.',
    row: 'deployments',
  },
  recoveryTime: {
    label: 'Failed deployment recovery time',
    meaning: 'From the failure of a deployment until users were well again.',
    row: 'failed deployments',
  },
  reworkRate: {
    label: 'Rework rate',
    meaning: 'Deployments that nobody planned and an incident made necessary, of all of them.',
    row: 'deployments',
  },
};

/** How often something is deployed, in the unit that a person would say it in. */
export function frequencyText(perDay: number): string {
  if (perDay >= 1) return `${quantityText(round(perDay))} a day`;
  if (perDay * 7 >= 1) return `${quantityText(round(perDay * 7))} a week`;
  return `${quantityText(round(perDay * 30))} a month`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Where the figure stands in a survey's clusters, with the survey; null where it stands nowhere. */
export function bandText(
  metric: DeliveryMetric,
  { bands, hours }: Pick<DeliverySummary, 'bands' | 'hours'>,
): string | null {
  if (metric === 'changeFailRate') {
    const { elite, high, medium, low, year } = REPORTED_CHANGE_FAIL_RATES;
    const percent = (share: number) => `${Math.round(share * 100)}%`;
    return `DORA ${year}, elite to low: ${percent(elite)}, ${percent(high)}, ${percent(medium)}, ${percent(low)}; no ladder`;
  }
  if (metric === 'reworkRate') return null;
  if (hours === 'business' && metric !== 'deploymentFrequency')
    return 'no DORA band: it goes by the calendar';
  const band = bands[metric];
  return band === null ? null : `${band.levels.join(' or ')} in DORA ${band.year}`;
}

/** The page's answer: how often, how long, how often it fails. */
export function answerText(summary: DeliverySummary): string {
  const { metrics, state } = summary;
  const { leadTime, deploymentFrequency, changeFailRate } = metrics;
  if (state.lastDeploymentAt === null) return 'No deployment was ever told.';
  if (deploymentFrequency.perDay === null) return 'Nothing was deployed in this time.';
  const parts = [
    `${deploymentFrequency.n} ${deploymentFrequency.n === 1 ? 'deployment' : 'deployments'}, ${frequencyText(deploymentFrequency.perDay)}`,
    leadTime.medianSeconds === null
      ? 'lead time not known'
      : `half of the changes ran within ${quantityText(leadTime.medianSeconds, 's')}`,
    changeFailRate.value === null
      ? ''
      : `${Math.round(changeFailRate.value * changeFailRate.n)} of ${changeFailRate.n} failed`,
    state.inProgress > 0 ? `${state.inProgress} on their way now` : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

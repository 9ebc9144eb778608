import { labelOf } from '../../metrics/label-of';
import type { MetricPoint } from '../../metrics/metric-point';
import { knownWord } from '../../schemas/known-word';
import type { QueueReading, QueueRecogniser } from './queue-reading';

type Rule = Omit<QueueReading, 'system' | 'queue'>;

/** By CloudWatch's name without its word breaks, so that `approximate_age_of_oldest_message` is the same. */
const METRICS: Record<string, Rule> = {
  approximatenumberofmessagesvisible: { level: 'depth' },
  approximatenumberofmessagesnotvisible: { level: 'inFlight' },
  approximatenumberofmessagesdelayed: { level: 'delayed' },
  approximateageofoldestmessage: { level: 'oldestAgeSeconds' },
  numberofmessagessent: { counts: ['enqueued'], isPeriodic: true },
  // Received is how often messages were taken, deleted is how many were done with.
  numberofmessagesdeleted: { counts: ['dequeued'], isPeriodic: true },
};

const STATISTIC = /_(sum|average|maximum|minimum|samplecount|sample_count|count)$/i;

/**
 * SQS, as CloudWatch names it: bare, in a metric stream (`amazonaws.com/AWS/SQS/...`, whose summaries tell a sum, a
 * count and quantiles 0 and 1) or through an exporter (`aws_sqs_..._average`). Of a level the highest value of a period
 * is taken, of a count its sum.
 */
export const recogniseSqs: QueueRecogniser = (point) => {
  const queue = labelOf(
    point,
    'QueueName',
    'queue_name',
    'dimension_QueueName',
    'Dimensions.QueueName',
  );
  if (queue === null) return null;
  const name = point.name.slice(point.name.lastIndexOf('/') + 1).replace(/^aws_sqs_/i, '');
  const statistic = STATISTIC.exec(name)?.[1]?.toLowerCase();
  const metric = knownWord(METRICS, name.replace(STATISTIC, '').replaceAll('_', '').toLowerCase());
  if (metric === undefined || !isWanted(metric, statistic, point)) return null;
  return { system: 'sqs', queue, ...metric };
};

function isWanted({ level }: Rule, statistic: string | undefined, point: MetricPoint): boolean {
  const { quantile } = point.labels;
  if (level === undefined) return quantile === undefined && (statistic ?? 'sum') === 'sum';
  if (quantile !== undefined) return Number(quantile) === 1;
  return statistic === undefined || statistic === 'average' || statistic === 'maximum';
}

import { timeRangeSchema } from '../time-range/time-range';
import { choiceParam, listParam, textParam } from '../url-state/view-params';
import { AGGREGATIONS } from './aggregations';

/** What the explorer of metrics shows, as its address says it. */
export const metricsViewSchema = {
  ...timeRangeSchema,
  /** The metric that is drawn; an expression takes its place. */
  metric: textParam(255),
  expr: textParam(1_000),
  /** label=value, all of which hold. */
  where: listParam(600),
  group: textParam(255),
  /** Empty is what suits the metric's type. */
  agg: choiceParam(['', ...AGGREGATIONS], ''),
  /** What the list of metrics is searched for. */
  q: textParam(255),
};

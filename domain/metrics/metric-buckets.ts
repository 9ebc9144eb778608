import { bucketStart, chooseStep } from '../time-range/choose-step';
import type { TimeWindow } from '../time-range/time-range';

const MOST_BUCKETS = 300;
const MINUTE = 60;
const HOUR = 3_600;
/** Wider windows read the hours: minutes are kept for 30 days, and many of them make a slow page. */
const MINUTES_UNTIL_SECONDS = 2 * 86_400;

export interface MetricBuckets {
  window: TimeWindow;
  stepSeconds: number;
  /** Which roll-up they are read from. */
  from: 'minute' | 'hour';
  /** Where each begins, epoch ms, without holes. */
  times: number[];
}

/** The buckets that a window is drawn in: at most about 300, and never narrower than a minute. */
export function metricBuckets(window: TimeWindow): MetricBuckets {
  const widthMs = window.toMs - window.fromMs;
  const isWide = widthMs / 1_000 > MINUTES_UNTIL_SECONDS;
  const stepSeconds = chooseStep(widthMs, MOST_BUCKETS, isWide ? HOUR : MINUTE);
  const times: number[] = [];
  const stepMs = stepSeconds * 1_000;
  for (let at = bucketStart(window.fromMs, stepSeconds); at < window.toMs; at += stepMs)
    times.push(at);
  return { window, stepSeconds, from: isWide ? 'hour' : 'minute', times };
}

import type { ClassifiedDeployment } from './classify-deployments';

interface TimedDeployment {
  one: ClassifiedDeployment;
  /** When it ended, or began; one that tells neither is on its way, and so the newest of all. */
  timeMs: number;
}

/** By the list they were told in: every open page asks for it every few seconds. */
const known = new WeakMap<readonly ClassifiedDeployment[], readonly TimedDeployment[]>();

function newestFirst(classified: readonly ClassifiedDeployment[]): readonly TimedDeployment[] {
  const sorted =
    known.get(classified) ??
    classified
      .map((one) => ({ one, timeMs: toldMoment(one) ?? Number.POSITIVE_INFINITY }))
      .sort((a, b) => (a.timeMs === b.timeMs ? 0 : b.timeMs - a.timeMs));
  known.set(classified, sorted);
  return sorted;
}

/** When a deployment ended, or began; null where neither is told. */
export function toldMoment({ deployment }: ClassifiedDeployment): number | null {
  return deployment.finishedMs ?? deployment.startedMs;
}

/** The deployments of a window, the newest first; one without a time is in each. */
export function deployedWithin(
  classified: readonly ClassifiedDeployment[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): ClassifiedDeployment[] {
  const found: ClassifiedDeployment[] = [];
  for (const { one, timeMs } of newestFirst(classified)) {
    if (timeMs < fromMs) break;
    if (timeMs < toMs || timeMs === Number.POSITIVE_INFINITY) found.push(one);
  }
  return found;
}

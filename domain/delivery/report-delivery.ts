import { type ChangeFailRate, changeFailRate } from './change-fail-rate';
import { type ClassifiedDeployment, classifyDeployments } from './classify-deployments';
import { type DeliveryScope, inScope, momentOf } from './delivery-scope';
import type { DeliveryIncident, Deployment, IncidentLink } from './deployment';
import { type DeploymentFrequency, deploymentFrequency } from './deployment-frequency';
import { type LeadTime, leadTime } from './lead-time';
import { mendingDeployments } from './mending-deployments';
import { type RecoveryTime, recoveryTime } from './recovery-time';
import { type ReworkRate, reworkRate } from './rework-rate';

/** The five metrics of one service, or of all, with the rows each is made of and those it leaves out. */
export interface DeliveryReport {
  fromMs: number;
  toMs: number;
  leadTime: LeadTime;
  deploymentFrequency: DeploymentFrequency;
  changeFailRate: ChangeFailRate;
  recoveryTime: RecoveryTime;
  reworkRate: ReworkRate;
}

export interface DeliveryHistory {
  /** Give those before the window too: they tell rollbacks, repeats and first ones apart. */
  deployments: readonly Deployment[];
  incidents: readonly DeliveryIncident[];
  links: readonly IncidentLink[];
}

interface Window extends Omit<DeliveryScope, 'measure'> {
  nowMs: number;
  /** Left out: by the calendar. `businessClock` counts working hours. */
  measure?: DeliveryScope['measure'];
}

export function calendarSeconds(fromMs: number, toMs: number): number {
  return (toMs - fromMs) / 1_000;
}

export function reportDelivery(history: DeliveryHistory, window: Window): DeliveryReport {
  const classified = classifiedOf(history);
  return reportClassified(classified, historyOf(history, classified), window);
}

interface Told extends Pick<DeliveryHistory, 'incidents' | 'links'> {
  mending: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What mended lies outside a stretch as often as in it, so it is looked for in all that is known. */
function historyOf(
  { incidents, links }: DeliveryHistory,
  classified: readonly ClassifiedDeployment[],
): Told {
  const told = knownTold.get(classified);
  if (told?.links === links && told.incidents === incidents) return told;
  const found = { incidents, links, mending: mendingDeployments(classified, { incidents, links }) };
  knownTold.set(classified, found);
  return found;
}

/** As the classified ones themselves: a page makes several reports of one history. */
const knownTold = new WeakMap<readonly ClassifiedDeployment[], Told>();

/** By the list they were told in: pages make several reports of one history. */
const known = new WeakMap<readonly Deployment[], readonly ClassifiedDeployment[]>();

export function classifiedOf({
  deployments,
}: Pick<DeliveryHistory, 'deployments'>): readonly ClassifiedDeployment[] {
  const classified = known.get(deployments) ?? classifyDeployments(deployments);
  known.set(deployments, classified);
  return classified;
}

/** One report for each stretch between two `edgesMs`; without any deployment in it all is null, a gap. */
export function reportDeliverySeries(
  history: DeliveryHistory,
  window: Omit<Window, 'fromMs' | 'toMs'>,
  edgesMs: readonly number[],
): DeliveryReport[] {
  const classified = classifiedOf(history);
  const told = historyOf(history, classified);
  const stretches = splitAt(classified, edgesMs);
  return edgesMs.slice(0, -1).map((fromMs, index) => {
    const toMs = edgesMs[index + 1] ?? fromMs;
    return reportClassified(stretches[index] ?? [], told, { ...window, fromMs, toMs });
  });
}

/** The deployments of each stretch between two edges, in the order in which they came; the edges ascend. */
function splitAt(
  classified: readonly ClassifiedDeployment[],
  edgesMs: readonly number[],
): ClassifiedDeployment[][] {
  const stretches = edgesMs.slice(0, -1).map((): ClassifiedDeployment[] => []);
  for (const one of classified) {
    const timeMs = momentOf(one);
    let [low, high] = [0, edgesMs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edgesMs[middle] ?? 0) > timeMs) high = middle;
      else low = middle + 1;
    }
    stretches[low - 1]?.push(one);
  }
  return stretches;
}

function reportClassified(
  classified: readonly ClassifiedDeployment[],
  { incidents, links, mending }: Told,
  { nowMs, measure = calendarSeconds, ...window }: Window,
): DeliveryReport {
  const scope: DeliveryScope = { ...window, measure };
  const deployments = inScope(classified, scope);
  return {
    fromMs: scope.fromMs,
    toMs: scope.toMs,
    leadTime: leadTime(deployments, scope),
    deploymentFrequency: deploymentFrequency(deployments, scope, nowMs),
    changeFailRate: changeFailRate(deployments, links),
    recoveryTime: recoveryTime(deployments, { links, incidents }, scope),
    reworkRate: reworkRate(deployments, mending),
  };
}

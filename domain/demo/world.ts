import { hashOf } from './chance';
import {
  type BreakerState,
  breakerIn,
  flareTrouble,
  type PaymentTrouble,
  releaseTrouble,
  slownessIn,
} from './payment-trouble';
import { isWithin, type PaymentsOutage } from './payments-outage';
import {
  type Environment,
  FIRST_PROMPT_VERSION,
  type Release,
  releasesOf,
  releaseTime,
} from './releases';
import { SERVICES, type ServiceName } from './shop';
import {
  DAY_MS,
  flareStart,
  flaresWithin,
  HOUR_MS,
  MINUTE_MS,
  RELEASE_COURSE,
  releaseStart,
  releasesWithin,
} from './story-times';

export interface Deployed {
  atMs: number;
  release: Release;
}

interface Running {
  deployed: Deployed[];
  /** Resource attributes of its instances, by version. */
  instances: Map<string, Record<string, string>[]>;
}

const REPLICAS = 3;

/**
 * What is true of the shop at each instant, whatever tells of it: which versions run, how the payment provider does.
 * All of it follows from the seed and the anchor; the object only remembers what it has worked out.
 */
export class World {
  private readonly running = new Map<string, Running>();
  private readonly troubles = new Map<string, PaymentTrouble>();

  /** @param untilMs nothing after it is asked for. */
  constructor(
    readonly seed: number,
    readonly anchorMs: number,
    private readonly untilMs: number,
    private readonly outages: readonly PaymentsOutage[] = [],
  ) {}

  private runningOf(service: ServiceName, environment: Environment): Running {
    const key = `${service} ${environment}`;
    let running = this.running.get(key);
    if (running === undefined) {
      const releases = releasesOf(service, this.seed, this.anchorMs, this.untilMs + DAY_MS);
      const deployed: Deployed[] = [];
      for (const release of releases) {
        const atMs = releaseTime(release, environment);
        if (atMs !== undefined) deployed.push({ atMs, release });
      }
      running = { deployed, instances: new Map() };
      this.running.set(key, running);
    }
    return running;
  }

  /** Deployments that finish in the window, oldest first; without what ran before the fortnight. */
  deployments(environment: Environment, fromMs: number, toMs: number): Deployed[] {
    return SERVICES.flatMap((service) =>
      this.runningOf(service, environment)
        .deployed.slice(1)
        .filter(({ atMs }) => atMs >= fromMs && atMs < toMs),
    ).sort((a, b) => a.atMs - b.atMs);
  }

  versionAt(service: ServiceName, environment: Environment, timeMs: number): string {
    const { deployed } = this.runningOf(service, environment);
    for (let index = deployed.length - 1; index >= 0; index -= 1) {
      const one = deployed[index];
      if (one !== undefined && one.atMs <= timeMs) return one.release.version;
    }
    return deployed[0]?.release.version ?? '0.0.0';
  }

  promptVersionAt(environment: Environment, timeMs: number): number {
    let version = FIRST_PROMPT_VERSION;
    for (const { atMs, release } of this.runningOf('recommendations', environment).deployed) {
      if (atMs > timeMs) break;
      version = release.promptVersion ?? version;
    }
    return version;
  }

  /** Resource attributes of the instance of a service that `chance` (a whole number) falls on. */
  instance(
    service: ServiceName,
    environment: Environment,
    version: string,
    chance: number,
  ): Record<string, string> {
    const { instances } = this.runningOf(service, environment);
    let all = instances.get(version);
    if (all === undefined) {
      const place = SERVICES.indexOf(service);
      const replicaSet = hashOf(this.seed, place, ...version.split('.').map(Number));
      all = Array.from({ length: environment === 'staging' ? 1 : REPLICAS }, (_, replica) => ({
        'k8s.pod.name': `${service}-${replicaSet.toString(36)}-${hashOf(replicaSet, replica).toString(36).slice(0, 5)}`,
        'k8s.namespace.name': environment === 'staging' ? 'shop-staging' : 'shop',
      }));
      instances.set(version, all);
    }
    return all[chance % all.length] ?? {};
  }

  /** Troubles of the payment provider in production that touch the window, oldest first. */
  troublesIn(fromMs: number, toMs: number): PaymentTrouble[] {
    const found: PaymentTrouble[] = [];
    const reachMs = RELEASE_COURSE.redrivenMs + HOUR_MS;
    for (const index of releasesWithin(fromMs, toMs, this.anchorMs, reachMs)) {
      found.push(this.trouble('release', index, releaseStart(index, this.anchorMs)));
    }
    for (const index of flaresWithin(fromMs - HOUR_MS, toMs, this.anchorMs)) {
      const startMs = flareStart(index, this.seed, this.anchorMs);
      if (startMs !== undefined) found.push(this.trouble('flare', index, startMs));
    }
    return found
      .filter((trouble) => trouble.startMs <= toMs && trouble.endMs >= fromMs)
      .sort((a, b) => a.startMs - b.startMs);
  }

  /** The outage of payments that an instant of an environment lies in. */
  outageAt(environment: Environment, timeMs: number): PaymentsOutage | undefined {
    if (environment !== 'production') return undefined;
    return this.outages.find((outage) => isWithin(outage, timeMs));
  }

  /** Outages of payments of which something is to be told in the window: they, or the minute after them. */
  outagesIn(fromMs: number, toMs: number): PaymentsOutage[] {
    return this.outages.filter(
      ({ startMs, mendMs }) => startMs < toMs && mendMs + MINUTE_MS > fromMs,
    );
  }

  private trouble(kind: PaymentTrouble['kind'], index: number, startMs: number): PaymentTrouble {
    const key = `${kind} ${index}`;
    let trouble = this.troubles.get(key);
    if (trouble === undefined) {
      const make = kind === 'release' ? releaseTrouble : flareTrouble;
      trouble = make(index, startMs, this.seed);
      this.troubles.set(key, trouble);
    }
    return trouble;
  }

  /** How the payment provider does for an environment: slowness 0-1 and what the breaker in front of it says. */
  payments(environment: Environment, timeMs: number): { slowness: number; breaker: BreakerState } {
    let slowness = 0;
    let breaker: BreakerState = 'closed';
    if (environment === 'production') {
      for (const trouble of this.troublesIn(timeMs, timeMs)) {
        slowness = Math.max(slowness, slownessIn(trouble, timeMs));
        const state = breakerIn(trouble, timeMs);
        if (state !== 'closed') breaker = state;
      }
    }
    return { slowness, breaker };
  }
}

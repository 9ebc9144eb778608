import { randomUUID } from 'node:crypto';
import { type Beat, Beats } from './beats.js';
import type { BullmqQueue } from './bullmq.js';
import { flushOnExit } from './exit-flush.js';
import { createGuard } from './guard.js';
import type { LaneParts } from './lane.js';
import { createLogs, type Logs } from './logs.js';
import { type CandorOptions, readOptions } from './options.js';
import { Outbox } from './outbox.js';
import { createPoster } from './post.js';
import { Problems } from './problems.js';
import type { Deployment, Inference, MetricOptions, Verdict } from './records.js';
import type { System } from './system.js';
import type { Watch, WatchParts } from './watch.js';
import { type OpossumBreaker, type WatchBreakerOptions, watchBreaker } from './watch-breaker.js';
import { type WatchQueueOptions, watchQueue } from './watch-queue.js';

const FLUSH_WITHIN_MS = 5_000;

/** Everything here returns at once and throws nothing; what goes wrong is told to `onError`. */
export interface Candor {
  readonly logs: Logs;
  readonly ai: {
    /** Answers the inference's id, for its verdict. */
    inference(inference: Inference): string;
    verdict(verdict: Verdict): void;
  };
  watchQueue(queue: BullmqQueue, options?: WatchQueueOptions): Watch;
  watchBreaker(breaker: OpossumBreaker, options?: WatchBreakerOptions): Watch;
  deployment(deployment: Deployment): void;
  metric(name: string, value: number, options?: MetricOptions): void;
  /** Tells that a job ran; with `every` the heartbeat is made when there is none. */
  beat(slug: string, beat?: Beat): void;
  /** Resolves once everything so far was sent, refused or dropped, or after 5 seconds. */
  flush(): Promise<void>;
  /** Stops watching, flushes and takes no more. */
  close(): Promise<void>;
}

/** `createCandor` in surroundings that are given. */
export function startCandor(options: CandorOptions, system: System): Candor {
  const { settings, complaint } = readOptions(options);
  const problems = new Problems(system, options.onError);
  if (complaint !== undefined) problems.report('configuration', complaint);
  const poster = createPoster(system);
  const parts: LaneParts = { system, poster, problems, settings };
  const { origin } = settings;
  const outbox = new Outbox(parts, origin);
  const beats = new Beats(parts, origin);
  const watchParts: WatchParts = { outbox, settings, system, problems };
  const watches = new Set<Watch>();
  const { service, environment, version } = settings;
  const own = { service, environment, version };

  const flush = async (withinMs = FLUSH_WITHIN_MS) => {
    await new Promise<void>((resolve) => {
      // The one timer that keeps the process alive: somebody waits for this.
      const patience = system.startTimer(resolve, withinMs, true);
      void Promise.all([outbox.flush(), beats.flush()]).then(() => {
        patience.cancel();
        resolve();
      });
    });
  };
  const forgetExit = settings.flushOnExit ? flushOnExit(flush) : () => {};
  const guard = createGuard(problems);
  const watched = (watch: Watch): Watch => {
    const stoppable: Watch = {
      stop: guard(() => {
        if (watches.delete(stoppable)) watch.stop();
      }, undefined),
    };
    watches.add(stoppable);
    return stoppable;
  };

  const nothingToStop: Watch = { stop() {} };

  return {
    logs: createLogs(outbox, settings, system, guard),
    ai: {
      inference: guard((inference) => {
        const id = inference.id ?? randomUUID();
        outbox.add('ai/inferences', { ...inference, id }, { at: system.now(), ...own });
        return id;
      }, ''),
      verdict: guard(
        (verdict) => outbox.add('ai/verdicts', verdict, { at: system.now() }),
        undefined,
      ),
    },
    watchQueue: guard(
      (queue, watchOptions) => watched(watchQueue(watchParts, queue, watchOptions)),
      nothingToStop,
    ),
    watchBreaker: guard(
      (breaker, watchOptions) => watched(watchBreaker(watchParts, breaker, watchOptions)),
      nothingToStop,
    ),
    deployment: guard((deployment) => outbox.add('deployments', deployment, own), undefined),
    metric: guard((name, value, metricOptions) => {
      const usual = { at: system.now(), ...own };
      outbox.add('metrics', { ...metricOptions, name, value }, usual);
    }, undefined),
    beat: guard((slug, beat) => beats.send(slug, beat ?? {}), undefined),
    flush: () => flush(),
    async close() {
      for (const watch of [...watches]) watch.stop();
      forgetExit();
      await flush();
      const lost = outbox.close();
      if (lost > 0) problems.report('dropped', 'The client was closed before all was sent.', lost);
      beats.close();
      poster.close();
      problems.close();
    },
  };
}

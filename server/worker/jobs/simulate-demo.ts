import { DemoPostError } from '@/server/demo/post-demo-records';
import { simulateDemo } from '@/server/demo/simulate-demo';
import { log } from '@/server/observability/log';
import type { Job } from '../job';

const COMPLAIN_EVERY_MS = 60_000;

let complainedMs = Number.NEGATIVE_INFINITY;

/** Keeps the demo project alive. The web process being away is told once a minute, not once a second. */
async function simulate(signal: AbortSignal): Promise<void> {
  try {
    await simulateDemo({ signal });
  } catch (error) {
    if (!(error instanceof DemoPostError)) throw error;
    if (performance.now() - complainedMs < COMPLAIN_EVERY_MS) return;
    complainedMs = performance.now();
    log.warn('The demo simulator could not send', { error });
  }
}

export const simulateDemoJob: Job = {
  name: 'simulate-demo',
  everySeconds: 1,
  leaseSeconds: 120,
  run: simulate,
};

import { setTimeout as delay } from 'node:timers/promises';
import type { PaymentsOutage } from '@/domain/demo/payments-outage';
import { jobsRunIn } from '@/domain/demo/signals/jobs';
import { DemoPostError } from './post-demo-records';

const ANSWER_WITHIN_MS = 30_000;
const ATTEMPTS = 4;
const PAUSE_MS = 2_000;

interface DemoBeats {
  baseUrl: string;
  key: string;
  fromMs: number;
  toMs: number;
  outages?: readonly PaymentsOutage[];
  signal?: AbortSignal | undefined;
}

/**
 * Beats once for each of the shop's jobs that ran in the window, as curl would; again where nobody answered, since a
 * second beat of a moment later says the same.
 * @throws DemoPostError
 */
export async function beatForJobs(beats: DemoBeats): Promise<void> {
  for (const { slug, service, everySeconds, graceSeconds, message } of jobsRunIn(
    beats.fromMs,
    beats.toMs,
    beats.outages,
  )) {
    const settings = `create=1&every=${everySeconds}&grace=${graceSeconds}&service=${service}`;
    await beat(beats, slug, { settings, message });
  }
}

async function beat(
  { baseUrl, key, signal }: DemoBeats,
  slug: string,
  { settings, message }: { settings: string; message: string },
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const timeOut = AbortSignal.timeout(ANSWER_WITHIN_MS);
    let reason: string;
    try {
      const response = await fetch(`${baseUrl}/api/v1/heartbeats/${slug}?${settings}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
        body: message,
        signal: signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]),
      });
      const answer = await response.text();
      if (response.ok) return;
      reason = `was refused: ${response.status} ${answer}`;
      if (response.status < 500 && response.status !== 429) attempt = ATTEMPTS;
    } catch (error) {
      signal?.throwIfAborted();
      reason = `could not be sent: ${String(error)}`;
    }
    if (attempt >= ATTEMPTS) throw new DemoPostError(`The beat of ${slug} ${reason}`);
    await delay(PAUSE_MS, undefined, signal === undefined ? {} : { signal });
  }
}

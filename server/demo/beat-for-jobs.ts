import { jobsRunIn } from '@/domain/demo/signals/jobs';
import { DemoPostError } from './post-demo-records';

const ANSWER_WITHIN_MS = 10_000;

interface DemoBeats {
  baseUrl: string;
  key: string;
  fromMs: number;
  toMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Beats once for each of the shop's jobs that ran in the window, as curl would.
 * @throws DemoPostError
 */
export async function beatForJobs({
  baseUrl,
  key,
  fromMs,
  toMs,
  signal,
}: DemoBeats): Promise<void> {
  const timeOut = AbortSignal.timeout(ANSWER_WITHIN_MS);
  for (const { slug, service, everySeconds, graceSeconds, message } of jobsRunIn(fromMs, toMs)) {
    const settings = `create=1&every=${everySeconds}&grace=${graceSeconds}&service=${service}`;
    const response = await fetch(`${baseUrl}/api/v1/heartbeats/${slug}?${settings}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
      body: message,
      signal: signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]),
    }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new DemoPostError(`The beat of ${slug} could not be sent: ${String(error)}`);
    });
    const answer = await response.text();
    if (!response.ok)
      throw new DemoPostError(`The beat of ${slug} was refused: ${response.status} ${answer}`);
  }
}

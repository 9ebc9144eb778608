import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';

/** A receiver that knows when the page for each name came in at its socket. */
export interface PageArrivals {
  readonly url: string;
  /** By name, as performance.now() tells time. */
  readonly at: ReadonlyMap<string, number>;
  stop: () => Promise<void>;
}

const NAME = /breach-[a-z_]+-\d+/g;

export async function startPageArrivals(): Promise<PageArrivals> {
  const receiver: HttpReceiver = await startHttpReceiver();
  const at = new Map<string, number>();
  receiver.answer = ({ body }) => {
    const now = performance.now();
    // The first page for a name counts; Alertmanager tells of a group again when it grows.
    for (const [name] of body.matchAll(NAME)) if (!at.has(name)) at.set(name, now);
    return { status: 204 };
  };
  return { url: receiver.url, at, stop: receiver.stop };
}

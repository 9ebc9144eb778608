import type { DemoSignal, DemoWay } from '@/domain/demo/signals/demo-signal';
import { postDemoRecords } from './post-demo-records';

interface DemoPart {
  baseUrl: string;
  key: string;
  /** Of the part as a whole; each way in has its own made of it. */
  idempotencyKey: string;
  signals: readonly DemoSignal[];
  signal?: AbortSignal | undefined;
  attempts?: number;
}

/**
 * Sends a part of the story, each record by its own way in; log lines last, so that their key stands for the whole.
 * @throws DemoPostError
 */
export async function tellDemoStory({ signals, idempotencyKey, ...post }: DemoPart): Promise<void> {
  const byWay = new Map<DemoWay, object[]>();
  for (const { way, record } of signals) {
    const records = byWay.get(way);
    if (records === undefined) byWay.set(way, [record]);
    else records.push(record);
  }
  const { attempts } = post;
  const tell = (way: DemoWay, key: string) => {
    const records = byWay.get(way);
    if (records === undefined) return undefined;
    return postDemoRecords({
      baseUrl: post.baseUrl,
      key: post.key,
      signal: post.signal,
      ...(attempts === undefined ? {} : { attempts }),
      way,
      records,
      idempotencyKey: key,
    });
  };
  for (const way of byWay.keys()) {
    if (way !== 'v1/logs') await tell(way, `${way.replaceAll('/', '-')}-${idempotencyKey}`);
  }
  await tell('v1/logs', idempotencyKey);
}

import { POST as INFERENCES } from '@/app/api/v1/ai/inferences/route';
import { POST as VERDICTS } from '@/app/api/v1/ai/verdicts/route';
import { POST as BREAKER_SAMPLES } from '@/app/api/v1/breakers/samples/route';
import { POST as MOVES } from '@/app/api/v1/breakers/transitions/route';
import { POST as DEPLOYMENTS } from '@/app/api/v1/deployments/route';
import { POST as LOGS } from '@/app/api/v1/logs/route';
import { POST as METRICS } from '@/app/api/v1/metrics/route';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { POST as QUEUES } from '@/app/api/v1/queues/samples/route';
import { sendRecords } from '@/scripts/testing/send-records';
import { foldAi } from '@/server/ai/fold-ai';

/** The last hours of a shop in every signal, as its senders tell them; `ago` is a time so many minutes before now. */
export async function tellOfAShop(
  authorization: string,
  ago: (minutes: number) => string,
): Promise<void> {
  const send = (post: Parameters<typeof sendRecords>[0], records: unknown) =>
    sendRecords(post, { authorization }, records);
  const minutes = (count: number) => Array.from({ length: count }, (_, minute) => count - minute);
  // A backlog of an hour that began five hours ago; and one that grows now.
  await send(
    QUEUES,
    minutes(360).flatMap((minute) => [
      {
        queue: 'mails',
        depth: minute <= 300 && minute > 240 ? 900 : 10,
        oldestAgeSeconds: minute <= 300 && minute > 240 ? 1_200 : 5,
        at: ago(minute),
      },
    ]),
  );
  await send(
    QUEUES,
    minutes(30).map((minute) => ({
      queue: 'orders',
      depth: 1_000 + (30 - minute) * 100,
      enqueued: 200,
      dequeued: 100,
      consumers: 3,
      at: ago(minute),
    })),
  );
  await send(LETTERS, { queue: 'orders-dlq', messageId: 'm1', error: 'boom', at: ago(90) });
  await send(MOVES, [
    { breaker: 'stripe', service: 'shop', from: 'closed', to: 'open', at: ago(200) },
    { breaker: 'stripe', service: 'shop', from: 'open', to: 'closed', at: ago(170) },
    { breaker: 'stripe', service: 'shop', from: 'closed', to: 'open', at: ago(20) },
  ]);
  await send(
    BREAKER_SAMPLES,
    minutes(120).map((minute) => ({
      breaker: 'stripe',
      service: 'shop',
      intervalSeconds: 60,
      calls: 100,
      failures: minute <= 60 ? 50 : 1,
      fallbacks: minute <= 60 ? 40 : 0,
      at: ago(minute),
    })),
  );
  await send(
    METRICS,
    minutes(180).map((minute) => ({
      name: 'checkout.latency',
      value: minute > 60 && minute <= 100 ? 900 : 200,
      labels: { region: 'eu' },
      at: ago(minute),
    })),
  );
  await send(LOGS, [
    ...minutes(5).map((minute) => ({
      level: 'error',
      service: 'shop',
      message: 'no',
      time: ago(minute),
    })),
    ...minutes(5).map((minute) => ({
      level: 'info',
      service: 'shop',
      message: 'yes',
      time: ago(minute),
    })),
    // Long before the running step, of which nothing is told yet.
    { level: 'error', service: 'depot', message: 'gone', time: ago(185) },
  ]);
  const deployed = { service: 'shop', environment: 'production', status: 'succeeded' };
  await send(DEPLOYMENTS, [
    { ...deployed, id: 'd1', sha: 'a'.repeat(40), finishedAt: ago(3_000) },
    {
      ...deployed,
      id: 'd2',
      sha: 'b'.repeat(40),
      finishedAt: ago(1_500),
      changes: [{ sha: 'b'.repeat(40), firstCommitAt: ago(1_560) }],
    },
    { ...deployed, id: 'd3', sha: 'a'.repeat(40), finishedAt: ago(1_440), rollbackOf: 'd2' },
  ]);
  const answers = (count: number, minutesAgo: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `a-${minutesAgo}-${at}`,
      feature: 'drafts',
      model: 'gpt-4o',
      shown: true,
      costUsd: 0.5,
      outcome: minutesAgo < 1_440 && at % 2 === 0 ? 'fallback' : 'ok',
      at: ago(minutesAgo - at),
    }));
  // The recent ones within the two hours that fallbacks are judged over.
  const [past, recent] = [answers(50, 4_320), answers(50, 115)];
  await send(INFERENCES, [...past, ...recent]);
  await send(VERDICTS, [
    ...past.map(({ id }, at) => ({
      inferenceId: id,
      verdict: at < 45 ? 'accepted' : 'rejected',
      at: ago(71 * 60),
    })),
    ...recent.map(({ id }, at) => ({
      inferenceId: id,
      verdict: at < 10 ? 'accepted' : 'rejected',
      at: ago(60),
    })),
  ]);
  await foldAi();
}

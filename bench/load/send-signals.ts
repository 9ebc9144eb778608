export const METRICS = 50;
export const SERVICES = 20;
export const QUEUES = 100;
export const BREAKERS = 50;
export const AI_FEATURES = 20;
const MINUTES = 12;
const MINUTE_MS = 60_000;

/** Where a project's records are sent, as any sender would. */
export interface Ingest {
  port: number;
  apiKey: string;
}

/** @throws Error with what was answered instead of 200 */
export async function sendTo({ port, apiKey }: Ingest, path: string, body?: unknown) {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  const { rejected = 0 } = JSON.parse(text) as { rejected?: number };
  if (rejected > 0) throw new Error(`${path}: ${text.slice(0, 500)}`);
}

/** The last minutes of all that the mixed rules look at: 1,000 series, 100 queues, 50 breakers, 20 features, 20 services. */
export async function sendSignals(to: Ingest): Promise<void> {
  const nowMs = Date.now();
  const of = <T>(count: number, make: (n: number) => T) =>
    Array.from({ length: count }, (_, n) => make(n));
  for (let minute = MINUTES; minute >= 0; minute -= 1) {
    const at = new Date(nowMs - minute * MINUTE_MS - 1_000).toISOString();
    const region = (n: number) => (n % 2 === 0 ? 'eu' : 'us');
    await sendTo(
      to,
      'metrics',
      of(METRICS * SERVICES, (n) => ({
        name: `load.metric-${n % METRICS}`,
        value: 100 + ((n * 7 + minute) % 50),
        labels: { service: `service-${Math.floor(n / METRICS)}`, region: region(n) },
        at,
      })),
    );
    await sendTo(
      to,
      'queues/samples',
      of(QUEUES, (n) => ({
        queue: `load-queue-${n}`,
        service: `service-${n % SERVICES}`,
        depth: n % 9,
        oldestAgeSeconds: n % 30,
        enqueued: 60,
        dequeued: 60,
        consumers: 2,
        at,
      })),
    );
    await sendTo(
      to,
      'breakers/samples',
      of(BREAKERS, (n) => ({
        breaker: `load-breaker-${n}`,
        service: `service-${n % SERVICES}`,
        state: 'closed',
        intervalSeconds: 60,
        calls: 1_000,
        failures: n % 5,
        at,
      })),
    );
  }
  await sendTo(
    to,
    'ai/inferences',
    of(1_000, (n) => ({
      id: `load-${n}`,
      feature: `load-feature-${n % AI_FEATURES}`,
      model: 'gpt-4o',
      inputTokens: 200,
      outputTokens: 90,
      outcome: 'ok',
      at: new Date(nowMs - n * 500).toISOString(),
    })),
  );
  await sendTo(
    to,
    'logs',
    of(1_000, (n) => ({
      level: n % 50 === 0 ? 'error' : 'info',
      service: `service-${n % SERVICES}`,
      message: `handled order ${n}`,
      time: new Date(nowMs - n * 500).toISOString(),
    })),
  );
}

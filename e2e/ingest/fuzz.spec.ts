import fc from 'fast-check';
import { KeepAliveSender } from '@/scripts/testing/keep-alive-sender';
import { anyBody, badOtlpBytes, badOtlpRecord, badRecord, brokenLine } from './fuzz-arbitraries';
import { expect, test } from './ingest-test';
import { otlpJson, otlpProtobuf, otlpText, PROTOBUF } from './otlp-requests';
import { LOGS, OTLP_LOGS } from './sender';

const SEED = 20_260_115;
const CONNECTIONS = 16;

interface FuzzRequest {
  path: string;
  bytes: Uint8Array;
  headers: Record<string, string>;
  cases: number;
  /** The number of the good record beside the bad ones; null where no record can be told from the damage. */
  good: number | null;
}

/** `count` values of an arbitrary, the same ones every time. */
const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, { seed: SEED, numRuns: count });

const json = { 'content-type': 'application/json' };
const several = <T>(arbitrary: fc.Arbitrary<T>, count: number) =>
  fc.tuple(
    fc.array(arbitrary, { minLength: count, maxLength: count }),
    fc.integer({ min: 0, max: count }),
  );

/** Every request of the run: 20,400 cases. */
function requestsFor(service: string): FuzzRequest[] {
  let goods = 0;
  const requests: FuzzRequest[] = [];
  const line = (n: number) => JSON.stringify({ level: 'info', message: 'good', service, n });
  const add = (
    path: string,
    headers: Record<string, string>,
    cases: number,
    bytes: (good: number) => Uint8Array,
  ) => {
    const good = goods;
    goods += 1;
    requests.push({ path, headers, cases, good, bytes: bytes(good) });
  };
  for (const [records, place] of sample(several(badRecord, 6), 1_000)) {
    add(LOGS, json, 6, (n) => Buffer.from(`[${records.toSpliced(place, 0, line(n)).join()}]`));
  }
  for (const [lines, place] of sample(several(brokenLine, 6), 1_000)) {
    const headers = { 'content-type': 'application/x-ndjson' };
    add(LOGS, headers, 6, (n) =>
      Buffer.concat(
        lines.toSpliced(place, 0, Buffer.from(line(n))).flatMap((each) => [each, NEWLINE]),
      ),
    );
  }
  const goodOtlp = (n: number) => ({
    body: otlpText('good'),
    attributes: [{ key: 'n', value: { intValue: n } }],
  });
  for (const [records, place] of sample(several(badOtlpRecord, 4), 600)) {
    add(OTLP_LOGS, json, 4, (n) => {
      const all = records.toSpliced(place, 0, JSON.stringify(goodOtlp(n))).join();
      return Buffer.from(JSON.stringify(otlpJson(service, ['HERE'])).replace('"HERE"', () => all));
    });
  }
  for (const [records, place] of sample(several(badOtlpBytes, 4), 600)) {
    add(OTLP_LOGS, { 'content-type': PROTOBUF }, 4, (n) =>
      otlpProtobuf(
        service,
        (records as (Uint8Array | object)[]).toSpliced(place, 0, goodOtlp(n)) as Uint8Array[],
      ),
    );
  }
  for (const { bytes, headers } of sample(anyBody, 3_600)) {
    const path = requests.length % 2 === 0 ? LOGS : OTLP_LOGS;
    requests.push({ path, bytes, headers, cases: 1, good: null });
  }
  return requests;
}

const NEWLINE = Buffer.from('\n');

test('Twenty thousand generated records and bodies cost no good record and no process', async ({
  product,
  service,
  stored,
}) => {
  test.setTimeout(1_800_000);
  const [web] = product.webs;
  const requests = requestsFor(service);
  const cases = requests.reduce((sum, request) => sum + request.cases, 0);
  expect(cases).toBeGreaterThanOrEqual(20_000);

  const sender = new KeepAliveSender(product.origin, product.apiKey, CONNECTIONS);
  const failures: string[] = [];
  const statuses: Record<number, number> = {};
  // Good and damaged requests take turns on the same connections.
  const order = fc.sample(fc.shuffledSubarray(requests, { minLength: requests.length }), {
    seed: SEED,
    numRuns: 1,
  })[0];
  const queue = (order ?? []).values();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const request of queue) {
        const { path, bytes, headers, good } = request;
        const { status, text } = await sender.post(path, bytes, headers);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (good === null ? status >= 500 : status !== 200) {
          const sent = Buffer.from(bytes).toString('base64');
          failures.push(
            `${status} ${text}\n${path} ${JSON.stringify(headers)} ${sent}\n${web?.lastLines()}`,
          );
        }
      }
    }),
  );
  sender.close();
  expect(failures.slice(0, 3)).toEqual([]);
  // Damage was told from what was only odd.
  expect(statuses[400]).toBeGreaterThan(500);
  expect(statuses[415]).toBeGreaterThan(100);

  const found = new Map<unknown, number>();
  for (const { attributes } of await stored(`service:"${service}" message:good`)) {
    found.set(attributes.n, (found.get(attributes.n) ?? 0) + 1);
  }
  const goods = requests.flatMap(({ good }) => good ?? []);
  expect(goods.filter((n) => found.get(n) !== 1)).toEqual([]);
  expect(product.webs[0]).toBe(web);
  expect((await fetch(`${product.origin}/healthz`)).status).toBe(200);
});

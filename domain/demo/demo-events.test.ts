import { describe, expect, test } from 'vitest';
import { recogniseLogRecord } from '../logs/recognise-log-record';
import { type DemoWindow, demoEvents } from './demo-events';
import type { DemoRecord } from './scene';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './story-times';

const anchorMs = Date.UTC(2026, 2, 19, 14, 7, 31);
const seed = 20_260_319;

function told(window: Partial<DemoWindow>): DemoRecord[] {
  const fromMs = anchorMs - HOUR_MS;
  return [...demoEvents({ seed, anchorMs, fromMs, toMs: anchorMs, ...window })];
}

const storyFromMs = anchorMs - 170 * MINUTE_MS;
const story = told({ fromMs: storyFromMs, toMs: anchorMs + 20 * MINUTE_MS });
const minutesIntoStory = (record: DemoRecord) =>
  (Date.parse(record.time) - (anchorMs - 160 * MINUTE_MS)) / MINUTE_MS;

const countWithin = (
  from: number,
  to: number,
  matches: (record: DemoRecord) => boolean,
  records = story,
) =>
  records.filter(
    (record) =>
      minutesIntoStory(record) >= from && minutesIntoStory(record) < to && matches(record),
  ).length;

describe('a window of the demo', () => {
  test('is told by its arguments alone', () => {
    expect(told({})).toEqual(told({}));
    expect(told({ seed: seed + 1 })).not.toEqual(told({}));
  });

  test.each([
    ['seconds of the live run', anchorMs + 3 * HOUR_MS, [1_000, 1_000, 2_500, 61_000]],
    ['hours through the story', anchorMs - 3 * HOUR_MS, [HOUR_MS, 3 * MINUTE_MS, HOUR_MS + 777]],
    ['the night of the batch', Date.UTC(2026, 2, 12, 1, 50), [13 * MINUTE_MS, 1, 40 * MINUTE_MS]],
  ])('meets the next without a seam: %s', (_what, fromMs, widths) => {
    const pieces: DemoRecord[] = [];
    let atMs = fromMs;
    for (const width of widths) {
      pieces.push(...told({ fromMs: atMs, toMs: atMs + width }));
      atMs += width;
    }
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces).toEqual(told({ fromMs, toMs: atMs }));
  });

  test('holds only its own time, in order', () => {
    const times = story.map((record) => Date.parse(record.time));
    expect(times.every((time) => time >= storyFromMs && time < anchorMs + 20 * MINUTE_MS)).toBe(
      true,
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

test('every record is read field by field, with nothing to flag', () => {
  for (const record of story) {
    const read = recogniseLogRecord(JSON.parse(JSON.stringify(record)), {
      nowMs: anchorMs,
      acceptPastMs: DAY_MS,
      acceptFutureMs: HOUR_MS,
    });
    expect(read).toMatchObject({
      ok: true,
      event: {
        timeMs: Date.parse(record.time),
        service: record.service,
        environment: record.environment,
        version: record.version,
        message: record.message,
        traceId: record.traceId ?? null,
        correlationId: record.correlationId ?? null,
        causationId: record.causationId ?? null,
        tenant: record.tenant ?? null,
        user: record.user ?? null,
        durationMs: record.durationMs ?? null,
        attributes: record.attributes ?? {},
        resource: record.resource,
        flags: [],
      },
    });
  }
});

describe('the trail of a customer', () => {
  test('is the same person in the same shop through every service of a correlation id', () => {
    const people = new Map<string, Set<string>>();
    const traces = new Map<string, Set<string | undefined>>();
    for (const { correlationId, tenant, user, environment, traceId } of story) {
      if (correlationId === undefined || traceId === undefined) continue;
      const person = people.get(correlationId) ?? new Set();
      people.set(correlationId, person.add(`${tenant} ${user} ${environment}`));
      const ids = traces.get(traceId) ?? new Set();
      traces.set(traceId, ids.add(correlationId));
    }
    expect(people.size).toBeGreaterThan(500);
    expect([...people.values()].every((person) => person.size === 1)).toBe(true);
    expect([...traces.values()].every((ids) => ids.size === 1)).toBe(true);
  });

  test('runs from the till to the warehouse in the order in which things happen', () => {
    const placed = story.find(({ attributes }) => attributes?.['payment.status'] === 'authorised');
    const trail = story.filter((record) => record.correlationId === placed?.correlationId);
    const services = trail.map((record) => record.service);
    expect(new Set(services)).toEqual(
      new Set(['checkout', 'cart', 'payments', 'storefront', 'fulfilment', 'notifications']),
    );
    expect(services.indexOf('payments')).toBeGreaterThan(services.indexOf('checkout'));
    expect(services.indexOf('fulfilment')).toBeGreaterThan(services.lastIndexOf('payments'));
    expect(new Set(trail.map((record) => record.traceId)).size).toBe(3);
  });

  test('goes on hours later when the parcel leaves', () => {
    const later = told({ fromMs: anchorMs - 40 * MINUTE_MS });
    const parcel = later.find(({ message }) => message.startsWith('Parcel of order'));
    const before = told({ fromMs: anchorMs - 5 * HOUR_MS, toMs: anchorMs - 3 * HOUR_MS });
    expect(
      before.filter((one) => one.correlationId === parcel?.correlationId).length,
    ).toBeGreaterThan(4);
  });
});

describe('the story', () => {
  const isSlow = ({ message }: DemoRecord) => /^(Slow call|Call to) /.test(message);
  const isDead = ({ message }: DemoRecord) => /given up after \d attempts/.test(message);
  const failed = ({ service, attributes }: DemoRecord) =>
    service === 'storefront' && attributes?.['http.response.status_code'] === 502;
  const deferred = ({ attributes }: DemoRecord) => attributes?.fallback === 'deferred_capture';

  test('begins with a deployment of payments and ends with its roll-back', () => {
    const deployed = story.filter(
      ({ service, environment, message }) =>
        service === 'payments' && environment === 'production' && message.startsWith('Deployed'),
    );
    expect(deployed.map((record) => Math.round(minutesIntoStory(record)))).toEqual([0, 100]);
    const [bad, good] = deployed;
    expect(good?.attributes?.['deployment.rollback_of']).toBe(bad?.version);
    expect(good?.version).not.toBe(bad?.version);
  });

  test('slows the provider down, and customers feel it until the breaker opens', () => {
    expect(countWithin(-10, 0, isSlow)).toBe(0);
    expect(countWithin(8, 23, isSlow)).toBeGreaterThan(5);
    expect(countWithin(10, 24, failed)).toBeGreaterThan(0);
    expect(countWithin(24, 100, failed)).toBe(0);
    expect(countWithin(24, 100, deferred)).toBeGreaterThan(20);
  });

  test('opens the breaker, lets probes through, and closes it after the roll-back', () => {
    const steps = story
      .filter((record) => record.attributes?.['breaker.to'] !== undefined)
      .filter((record) => minutesIntoStory(record) < 140)
      .map(
        (record) => `${record.attributes?.['breaker.from']}>${record.attributes?.['breaker.to']}`,
      );
    expect(steps[0]).toBe('closed>open');
    expect(steps.at(-1)).toBe('half_open>closed');
    expect(steps.filter((step) => step === 'half_open>open').length).toBeGreaterThan(5);
    steps.slice(1).forEach((step, place) => {
      expect(step.split('>')[0]).toBe(steps[place]?.split('>')[1]);
    });
  });

  test('piles up dead letters and takes every one of them out again', () => {
    const moves = story.filter(
      ({ message, attributes }) =>
        attributes?.depth !== undefined && /given up|captured from/.test(message),
    );
    const main = moves.filter((record) => minutesIntoStory(record) < 137);
    const depths = main.map((record) => Number(record.attributes?.depth));
    const most = Math.max(...depths);
    expect(most).toBeGreaterThan(20);
    expect(depths.indexOf(most) + 1).toBe(most);
    expect(depths.at(-1)).toBe(0);
    expect(countWithin(0, 110, isDead)).toBe(most);
    expect(countWithin(-10, 25, isDead)).toBe(0);
  });

  test('gives each dead letter the deferred order that it came from', () => {
    const letters = story.filter(isDead);
    for (const letter of letters) {
      const trail = story.filter((record) => record.correlationId === letter.correlationId);
      expect(trail.some(deferred)).toBe(true);
      expect(
        trail.filter(
          ({ message }) => message.startsWith('Capture of order') && !/given up/.test(message),
        ).length,
      ).toBe(5);
    }
  });

  test('brings a prompt that customers take up less often, until it is rolled back', () => {
    const verdicts = (from: number, to: number, only: (version: unknown) => boolean) => {
      const judged = told({
        fromMs: anchorMs - from * HOUR_MS,
        toMs: anchorMs - to * HOUR_MS,
      }).filter(
        ({ attributes, environment }) =>
          environment === 'production' &&
          attributes?.verdict !== undefined &&
          only(attributes['gen_ai.prompt.version']),
      );
      const accepted = judged.filter(({ attributes }) => attributes?.verdict === 'accepted');
      return accepted.length / judged.length;
    };
    expect(verdicts(9, 3, (version) => version === '6')).toBeGreaterThan(0.5);
    expect(verdicts(2.6, 0.9, (version) => version === '7')).toBeLessThan(0.45);
  });

  test('leaves receipts that nobody looks at, from shortly after a release until shortly before its reader comes', () => {
    const lost = story.filter(({ message }) => message.startsWith('Receipt of order'));
    expect(lost.length).toBeGreaterThan(4);
    const minutes = lost.map((record) => minutesIntoStory(record));
    expect(Math.min(...minutes)).toBeGreaterThan(160 - 27);
    expect(Math.max(...minutes)).toBeLessThan(160);
    const [release] = story.filter(
      ({ service, environment, message }) =>
        service === 'notifications' &&
        environment === 'production' &&
        message.startsWith('Deployed'),
    );
    expect(Math.round(release === undefined ? 0 : minutesIntoStory(release))).toBe(133);
    for (const { correlationId, version } of lost) {
      expect(version).toBe(release?.version);
      const trail = story.filter((record) => record.correlationId === correlationId);
      expect(trail.some(({ service }) => service === 'checkout')).toBe(true);
    }
  });

  test('has something in every three hours of a demo that goes on running', () => {
    for (let hour = 0; hour < 72; hour += 8) {
      const fromMs = anchorMs + hour * HOUR_MS;
      const opened = told({ fromMs, toMs: fromMs + 3 * HOUR_MS }).some(
        ({ attributes }) => attributes?.['breaker.to'] === 'open',
      );
      expect(opened).toBe(true);
    }
  });

  test('hides an older fault: catalog answers from one price list for four days, without an error', () => {
    const revisions = (day: number) =>
      new Set(
        told({ fromMs: anchorMs - day * DAY_MS, toMs: anchorMs - day * DAY_MS + 2 * HOUR_MS })
          .filter(
            ({ environment, attributes }) => environment === 'production' && attributes?.cache,
          )
          .map(({ attributes }) => Number(attributes?.['price_list.revision'])),
      );
    const stale = [8, 7, 6].flatMap((day) => [...revisions(day)]);
    expect(new Set(stale).size).toBe(1);
    expect([...revisions(4)][0]).toBeGreaterThan((stale[0] ?? 0) + 3);
  });
});

describe('the fortnight', () => {
  const cpuBefore = process.cpuUsage();
  let count = 0;
  let longest = 0;
  const byHour = new Map<number, number>();
  const levels = new Map<string, number>();
  for (const record of demoEvents({
    seed,
    anchorMs,
    fromMs: anchorMs - 14 * DAY_MS,
    toMs: anchorMs,
  })) {
    count += 1;
    longest = Math.max(longest, record.message.length);
    const hour = Math.floor(Date.parse(record.time) / HOUR_MS);
    byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
    levels.set(record.level, (levels.get(record.level) ?? 0) + 1);
  }
  const cpu = process.cpuUsage(cpuBefore);
  const cpuSeconds = (cpu.user + cpu.system) / 1e6;

  // Several times as many are usual; a busy machine's caches make a second of its time worth less.
  test('is told at more than 10,000 records per second of processor time', () => {
    expect(count / cpuSeconds).toBeGreaterThan(10_000);
  });

  test('is of a size that is quickly taken in, mostly ordinary, with every level', () => {
    expect(count).toBeGreaterThan(150_000);
    expect(count).toBeLessThan(260_000);
    expect(longest).toBeLessThan(200);
    const share = (level: string) => (levels.get(level) ?? 0) / count;
    expect(share('error')).toBeGreaterThan(0.002);
    expect(share('error') + share('fatal')).toBeLessThan(0.03);
    expect(share('info')).toBeGreaterThan(0.5);
    expect([...levels.keys()].sort()).toEqual(['debug', 'error', 'fatal', 'info', 'trace', 'warn']);
  });

  test('sleeps at night and is busier in the last hours', () => {
    const hourly = (firstDay: number, days: number, utcHour: number) => {
      let sum = 0;
      for (let day = 0; day < days; day += 1) {
        const atMs = Date.UTC(2026, 2, firstDay + day, utcHour);
        sum += byHour.get(Math.floor(atMs / HOUR_MS)) ?? 0;
      }
      return sum / days;
    };
    expect(hourly(7, 7, 20)).toBeGreaterThan(1.5 * hourly(7, 7, 6));
    expect(hourly(19, 1, 12)).toBeGreaterThan(3 * hourly(8, 5, 12));
  });
});

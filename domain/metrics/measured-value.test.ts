import { expect, it } from 'vitest';
import { measuredValue } from './measured-value';
import { otlpDataPoints } from './otlp/otlp-data-points';
import { parseExposition } from './prometheus/parse-exposition';
import { readMetricPoint } from './read-metric-point';

const nowMs = Date.UTC(2026, 0, 15);
const context = { nowMs, acceptPastMs: 604_800_000, acceptFutureMs: 600_000 };

it('takes every value that can be added up, and zero for one that a division would lose', () => {
  for (const value of [0, -0.5, 12, 1e18, -1e300]) expect(measuredValue(value)).toBe(value);
  for (const value of [5e-324, -1e-310]) expect(measuredValue(value)).toBe(0);
  for (const value of [Number.MAX_VALUE, -1.7e308, Number.POSITIVE_INFINITY, Number.NaN]) {
    expect(measuredValue(value)).toBeNull();
  }
});

it('refuses a larger one by name on every way in, since two of them are more than a number holds', () => {
  const json = readMetricPoint({ name: 'm', value: 1.7e308 }, context);
  expect(json).toMatchObject({
    ok: false,
    message: '"value" is larger than any real measurement; got 1.7e+308.',
  });
  const metric = {
    name: 'm',
    gauge: { dataPoints: [{ ok: true, fields: { asDouble: 1.7e308 } }] },
  };
  const scope = { name: '', version: '', attributes: {} };
  const records = [{ ok: true as const, fields: metric }];
  const [point] = otlpDataPoints([{ resource: {}, scope, records }], context);
  expect(point?.read()).toEqual({
    ok: false,
    message: 'a data point of m is larger than any real measurement',
  });
  const scraped = parseExposition('m 1.7976931348623157e308\nn 1\n', {
    ...context,
    instance: null,
  });
  expect([scraped.unknown, scraped.points.length]).toEqual([1, 1]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountedEvent, LogRollup, OTHER } from './log-rollup';
import { packLogRollup, unpackLogRollup } from './packed-log-rollup';

const AT = Date.UTC(2026, 10, 20, 8, 59, 30);

function counted(fields: Partial<CountedEvent> = {}): CountedEvent {
  return {
    timeMs: AT,
    severityNumber: 9,
    service: 'checkout',
    environment: 'production',
    version: '1.0.0',
    tenant: null,
    ...fields,
  };
}

function rollupOf(events: readonly CountedEvent[]): LogRollup {
  const rollup = new LogRollup();
  for (const one of events) rollup.add(one);
  return rollup;
}

const events = fc.array(
  fc.record<CountedEvent>({
    timeMs: fc.integer({ min: AT - 7_200_000, max: AT }),
    severityNumber: fc.integer({ min: 1, max: 24 }),
    service: fc.constantFrom(null, 'a', 'b', 'c'),
    environment: fc.constantFrom(null, 'production'),
    version: fc.constantFrom(null, '1', '2'),
    tenant: fc.constantFrom(null, 'x', 'y'),
  }),
  { maxLength: 60 },
);
const all = (rows: { count: number }[]) => rows.reduce((sum, row) => sum + row.count, 0);
/** In an order of their own: a roll-up has none. */
const rowsOf = (rollup: LogRollup) =>
  [...rollup.minuteRows(), ...rollup.facetRows()].map((row) => JSON.stringify(row)).sort();

describe('The roll-up of log events', () => {
  test('tells each place once, and none of which everything was taken back', () => {
    fc.assert(
      fc.property(events, events, (kept, taken) => {
        const rollup = rollupOf([...kept, ...taken]);
        for (const one of taken) rollup.add(one, -1);
        const placeOf = ({ service, environment, version }: CountedEvent) =>
          JSON.stringify({
            service: service ?? '',
            environment: environment ?? '',
            version: version ?? '',
          });
        expect(
          rollup
            .places()
            .map((place) => JSON.stringify(place))
            .sort(),
        ).toEqual([...new Set(kept.map(placeOf))].sort());
      }),
    );
  });

  test('counts by minute, level and series, and by ten minutes and tenant', () => {
    const rollup = rollupOf([
      counted({ tenant: 'acme' }),
      counted({ severityNumber: 10 }),
      counted({ severityNumber: 17 }),
      counted({ timeMs: AT + 60_000, service: null, tenant: 'acme' }),
    ]);
    expect(
      rollup.minuteRows().map(({ service, severity, count }) => [service, severity, count]),
    ).toEqual([
      ['checkout', 9, 2],
      ['checkout', 17, 1],
      ['', 9, 1],
    ]);
    expect(rollup.facetRows()).toEqual([
      { bucketMs: Date.UTC(2026, 10, 20, 8, 50), field: 'tenant', value: 'acme', count: 1 },
      { bucketMs: Date.UTC(2026, 10, 20, 9), field: 'tenant', value: 'acme', count: 1 },
    ]);
  });

  test('counts every event once, however it is cut, copied, merged and packed', () => {
    fc.assert(
      fc.property(events, events, (first, second) => {
        const merged = rollupOf(first).copy();
        merged.merge(rollupOf(second));
        expect(rowsOf(merged)).toEqual(rowsOf(rollupOf([...first, ...second])));
        expect(all(merged.minuteRows())).toBe(first.length + second.length);
        expect(rowsOf(unpackLogRollup(packLogRollup(merged)))).toEqual(rowsOf(merged));
      }),
    );
  });

  test('takes an event back as if it had never been counted', () => {
    fc.assert(
      fc.property(events, events, (kept, taken) => {
        const rollup = rollupOf([...kept, ...taken]);
        for (const one of taken) rollup.add(one, -1);
        expect(rowsOf(rollup)).toEqual(rowsOf(rollupOf(kept)));
      }),
    );
  });

  test('folds series beyond the limit into __other__ and loses no count', () => {
    fc.assert(
      fc.property(events, (given) => {
        const rollup = rollupOf(given);
        const known = new Set<string>();
        const { minutes, facets } = rollup.limitedRows((_hour, kind, series) => {
          const key = `${kind} ${series}`;
          if (known.has(key)) return true;
          if (known.size >= 2) return false;
          known.add(key);
          return true;
        });
        expect(all(minutes)).toBe(given.length);
        expect(all(facets)).toBe(given.filter((one) => one.tenant !== null).length);
        const names = minutes.map((row) => row.service);
        expect(new Set(names.filter((name) => name !== OTHER)).size).toBeLessThanOrEqual(2);
        // Each row once, and what the roll-up itself counts as it was.
        const keys = [...minutes, ...facets].map((row) => JSON.stringify({ ...row, count: null }));
        expect(new Set(keys).size).toBe(keys.length);
        expect(rowsOf(rollup)).toEqual(rowsOf(rollupOf(given)));
      }),
    );
  });
});

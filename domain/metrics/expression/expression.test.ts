import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from './evaluate-expression';
import { type Expression, formatExpression, type MetricSelector, metricsOf } from './expression';
import { parseExpression } from './parse-expression';

const NOW = Date.UTC(2026, 0, 15, 12);

function read(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
}

function valuesOf(text: string, values: Record<string, (number | null)[]>) {
  return evaluateExpression(read(text), {
    stepSeconds: 60,
    endsMs: [NOW, NOW + 60_000, NOW + 120_000],
    values: ({ name, where }) => values[[name, ...where.map((w) => w.value)].join(' ')] ?? [],
  });
}

describe('a derived metric', () => {
  it('is a ratio of two, a rate or an age', () => {
    const values = {
      paid: [3, 0, null],
      placed: [4, 0, 5],
      'placed de': [6, 2, 1],
      seen: [NOW / 1000 - 90],
    };
    expect(valuesOf('ratio(paid, placed)', values)).toEqual([0.75, null, null]);
    expect(valuesOf('ratio(paid, placed{shop="de"})', values)).toEqual([0.5, 0, null]);
    expect(valuesOf('rate(placed)', values)).toEqual([4 / 60, 0, 5 / 60]);
    expect(valuesOf('age(seen)', values)).toEqual([90, null, null]);
    expect(valuesOf('placed', values)).toEqual([4, 0, 5]);
    expect(valuesOf('ratio(rate(paid), rate(placed))', values)).toEqual([0.75, null, null]);
  });

  it('reads an age from seconds or milliseconds, and none from a time of zero', () => {
    expect(valuesOf('age(seen)', { seen: [NOW - 5_000, 0, NOW + 999_000] })).toEqual([5, null, 0]);
  });

  it('names the metrics it is made of, each once', () => {
    const names = metricsOf(read('ratio(a, ratio(b, a))')).map(({ name }) => name);
    expect(names).toEqual(['a', 'b']);
  });

  it('says where it cannot be read, and why', () => {
    expect(parseExpression('sum(a)')).toEqual({
      ok: false,
      position: 0,
      message: 'There is no function sum(); there are ratio(), rate() and age().',
    });
    expect(parseExpression('ratio(a)')).toMatchObject({ ok: false, position: 7 });
    expect(parseExpression('rate(a) b')).toMatchObject({ ok: false, position: 8 });
    expect(parseExpression('a{x=1}')).toMatchObject({ ok: false, position: 4 });
    expect(parseExpression('')).toMatchObject({ ok: false, position: 0 });
    expect(parseExpression('ratio('.repeat(100))).toMatchObject({ ok: false });
  });

  const name = fc.oneof(
    fc.constantFrom('a', 'orders.paid', 'a b', 'rate', '"', 'ns/x-y'),
    fc.string(),
  );
  const metric: fc.Arbitrary<MetricSelector> = fc.record({
    name,
    where: fc.array(fc.record({ label: name, value: fc.string() }), { maxLength: 2 }),
  });
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      metric.map((m): Expression => ({ kind: 'metric', metric: m })),
      metric.map((m): Expression => ({ kind: 'rate', metric: m })),
      metric.map((m): Expression => ({ kind: 'age', metric: m })),
      fc
        .tuple(tie('expression'), tie('expression'))
        .map(([of, to]): Expression => ({ kind: 'ratio', of, to })),
    ),
  }));

  it('is read as it was written', () => {
    fc.assert(
      fc.property(expression, (one) => {
        expect(parseExpression(formatExpression(one))).toEqual({ ok: true, expression: one });
      }),
    );
  });

  it('never fills a gap: taking a value away makes its bucket unknown and changes no other', () => {
    const row = fc.array(fc.option(fc.nat(9)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(row, row, fc.nat(2), (paid, placed, gone) => {
        const before = valuesOf('ratio(paid, placed)', { paid, placed });
        const after = valuesOf('ratio(paid, placed)', { paid: paid.with(gone, null), placed });
        expect(after[gone]).toBeNull();
        expect(after).toEqual(before.with(gone, null));
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseExpression(text);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenUse } from './inference';
import { costOf, priceTokens } from './prices/cost-of';
import { type Price, priceAt, priceSchema } from './prices/price-table';
import { STARTER_PRICES } from './prices/starter-prices';
import { costByFeatureAndTenant, sumCosts } from './prices/sum-costs';
import { readInference } from './read-inference';
import { readVerdict } from './read-verdict';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };

function inferenceOf(fields: Record<string, unknown>) {
  const read = readInference(
    { id: 'r-1', feature: 'reply', model: 'gpt-4o', at: NOW, ...fields },
    context,
  );
  if (!read.ok) throw new Error(read.message);
  return read.row;
}

describe('an inference', () => {
  it('is ok and unseen unless it says otherwise, and keeps what is not known unknown', () => {
    expect(inferenceOf({})).toMatchObject({
      timeMs: NOW,
      id: 'r-1',
      outcome: 'ok',
      shown: false,
      unsure: null,
      inputTokens: null,
      costUsd: null,
      latencyMs: null,
      flags: [],
    });
  });

  it('takes every field, in either spelling', () => {
    const sent = {
      prompt_name: 'reply',
      promptVersion: 7,
      input_tokens: '1200',
      cachedInputTokens: 1000,
      outputTokens: 50,
      latency_ms: 812.5,
      time_to_first_token_ms: 90,
      outcome: 'Refusal',
      shown: 'true',
      provider: 'OpenAI',
      traceId: '4BF92F3577B34DA6A3CE929D0E0E4736',
    };
    expect(inferenceOf(sent)).toMatchObject({
      promptName: 'reply',
      promptVersion: '7',
      inputTokens: 1200,
      cachedReadTokens: 1000,
      latencyMs: 812.5,
      timeToFirstTokenMs: 90,
      outcome: 'refused',
      shown: true,
      provider: 'openai',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    });
  });

  it('without a feature is refused with what to send', () => {
    expect(readInference({ id: 'x', model: 'm' }, context)).toEqual({
      ok: false,
      message: '"feature" is missing: it must be a text.',
      hint: 'Send an object such as {"id":"r-17","feature":"reply-draft","model":"gpt-4o","shown":true}.',
    });
    expect(
      readInference({ id: 'x', feature: 'f', model: 'm', outcome: 'odd' }, context),
    ).toMatchObject({
      message: '"outcome" must be ok, refused, error, fallback or empty; got "odd".',
    });
  });
});

describe('a verdict', () => {
  const verdictOf = (fields: Record<string, unknown>) =>
    readVerdict({ inferenceId: 'r-1', at: NOW, ...fields }, context);

  it('is explicit unless it says otherwise, and nobody ignores explicitly', () => {
    expect(verdictOf({ verdict: 'accept' })).toMatchObject({
      row: { verdict: 'accepted', explicit: true },
    });
    expect(verdictOf({ verdict: 'edited', edit_ratio: 0.25, explicit: false })).toMatchObject({
      row: { verdict: 'edited', editRatio: 0.25, explicit: false },
    });
    expect(verdictOf({ verdict: 'ignored' })).toMatchObject({ row: { explicit: false } });
  });

  it('is refused with what was wrong', () => {
    expect(verdictOf({ verdict: 'meh' })).toMatchObject({
      message: '"verdict" must be accepted, edited, rejected or ignored; got "meh".',
    });
    expect(verdictOf({ verdict: 'edited', editRatio: 40 })).toMatchObject({
      message: '"editRatio" must be from 0 to 1; got 40.',
    });
  });
});

const price = (fields: Partial<Price>): Price =>
  priceSchema.parse({
    model: 'm',
    from: '2025-01-01',
    inputPerMillion: 2,
    outputPerMillion: 8,
    ...fields,
  });

describe('a price', () => {
  const at = (model: string, day: string, table: readonly Price[] = STARTER_PRICES) =>
    priceAt(table, { provider: null, model, timeMs: Date.parse(day) })?.inputPerMillion ?? null;

  it('is the one that held on the day', () => {
    expect(at('o3', '2025-05-01')).toBe(10);
    expect(at('o3', '2025-06-10')).toBe(2);
    expect(at('o3', '2025-01-01')).toBeNull();
  });

  it('is that of the model itself, of its releases, and through gateways', () => {
    expect(at('gpt-4o-mini', '2026-01-01')).toBe(0.15);
    expect(at('gpt-4o-2024-08-06', '2026-01-01')).toBe(2.5);
    expect(at('anthropic/claude-3-5-sonnet-20241022', '2026-01-01')).toBe(3);
    expect(at('gpt-4o-audio', '2026-01-01')).toBeNull();
  });

  it('is the most exact one of a table', () => {
    const table = [
      price({ model: 'm*', inputPerMillion: 1 }),
      price({ model: 'm-large', inputPerMillion: 2 }),
      price({ model: 'm-large', provider: 'azure', inputPerMillion: 3 }),
    ];
    expect(at('m-small', '2026-01-01', table)).toBe(1);
    expect(at('m-large', '2026-01-01', table)).toBe(2);
    expect(
      priceAt(table, { provider: 'azure', model: 'm-large', timeMs: NOW })?.inputPerMillion,
    ).toBe(3);
  });
});

describe('what a call costs', () => {
  const NO_TOKENS: TokenUse = {
    inputTokens: null,
    outputTokens: null,
    cachedReadTokens: null,
    cachedWriteTokens: null,
    reasoningTokens: null,
  };

  it('prices every token once, cached ones at their own price', () => {
    const use = {
      ...NO_TOKENS,
      inputTokens: 1_000,
      cachedReadTokens: 600,
      cachedWriteTokens: 100,
      outputTokens: 200,
    };
    const cached = price({ cachedReadPerMillion: 0.5, cachedWritePerMillion: 2.5 });
    // (300 * 2 + 600 * 0.5 + 100 * 2.5 + 200 * 8) / 1e6
    expect(priceTokens(use, cached)).toBeCloseTo(0.00275, 12);
    // 150 * 8 + 50 * 12 for the output instead.
    const reasoned = priceTokens(
      { ...use, reasoningTokens: 50 },
      { ...cached, reasoningPerMillion: 12 },
    );
    expect(reasoned).toBeCloseTo(0.00295, 12);
  });

  it('takes cached tokens as counted beside the input where they exceed it', () => {
    const use = { ...NO_TOKENS, inputTokens: 10, cachedReadTokens: 1_000, outputTokens: 0 };
    expect(priceTokens(use, price({ cachedReadPerMillion: 0.5 }))).toBeCloseTo(
      (10 * 2 + 500) / 1e6,
      12,
    );
  });

  it('is unknown without a price or without tokens, and what the sender says otherwise', () => {
    const asked = { ...inferenceOf({ outputTokens: 5 }), timeMs: NOW };
    expect(costOf(asked, STARTER_PRICES)).toEqual({ usd: null, basis: 'no_tokens' });
    expect(costOf({ ...asked, model: 'own' }, STARTER_PRICES)).toEqual({
      usd: null,
      basis: 'no_price',
    });
    expect(costOf({ ...asked, costUsd: 0 }, STARTER_PRICES)).toEqual({ usd: 0, basis: 'given' });
  });

  it('sums what is known, and says of how many it is not', () => {
    const cost = (usd: number | null) =>
      usd === null ? ({ usd, basis: 'no_price' } as const) : ({ usd, basis: 'table' } as const);
    expect(sumCosts([])).toEqual({ usd: null, priced: 0, unpriced: 0 });
    expect(sumCosts([cost(null)])).toEqual({ usd: null, priced: 0, unpriced: 1 });
    const groups = costByFeatureAndTenant([
      { feature: 'reply', tenant: 'a', cost: cost(1) },
      { feature: 'reply', tenant: 'b', cost: cost(5) },
      { feature: 'reply', tenant: 'a', cost: cost(2) },
      { feature: 'search', tenant: null, cost: cost(null) },
    ]);
    expect(groups.map(({ feature, tenant, usd }) => [feature, tenant, usd])).toEqual([
      ['reply', 'b', 5],
      ['reply', 'a', 3],
      ['search', null, null],
    ]);
  });

  it('never becomes zero because something was not told', () => {
    const count = fc.option(fc.integer({ min: 1, max: 1_000 }));
    const use: fc.Arbitrary<TokenUse> = fc.record({
      inputTokens: count,
      outputTokens: count,
      cachedReadTokens: count,
      cachedWriteTokens: count,
      reasoningTokens: count,
    });
    fc.assert(
      fc.property(use, (tokens) => {
        const usd = priceTokens(tokens, price({}));
        expect(usd === null).toBe(tokens.inputTokens === null || tokens.outputTokens === null);
        if (usd !== null) expect(usd).toBeGreaterThan(0);
      }),
    );
  });
});

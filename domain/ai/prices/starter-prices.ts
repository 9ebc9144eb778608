import { type Price, priceSchema } from './price-table';

/** The day on which these were last compared with public price tables. */
export const STARTER_PRICES_CHECKED = '2026-11-25';

/** model, from, input, cached read, cached write, output: US dollars a million tokens, as the providers list them. */
type Row = readonly [string, string, number, number | null, number | null, number];

const OPENAI: readonly Row[] = [
  ['gpt-4o', '2024-10-01', 2.5, 1.25, null, 10],
  ['gpt-4o-mini', '2024-10-01', 0.15, 0.075, null, 0.6],
  ['gpt-4.1', '2025-04-14', 2, 0.5, null, 8],
  ['gpt-4.1-mini', '2025-04-14', 0.4, 0.1, null, 1.6],
  ['gpt-4.1-nano', '2025-04-14', 0.1, 0.025, null, 0.4],
  ['o3-mini', '2025-01-31', 1.1, 0.55, null, 4.4],
  ['o3', '2025-04-16', 10, 2.5, null, 40],
  ['o3', '2025-06-10', 2, 0.5, null, 8],
  ['o4-mini', '2025-04-16', 1.1, 0.275, null, 4.4],
  ['gpt-5', '2025-08-07', 1.25, 0.125, null, 10],
  ['gpt-5-mini', '2025-08-07', 0.25, 0.025, null, 2],
  ['gpt-5-nano', '2025-08-07', 0.05, 0.005, null, 0.4],
];

const ANTHROPIC: readonly Row[] = [
  ['claude-3-5-sonnet', '2024-06-20', 3, 0.3, 3.75, 15],
  ['claude-3-5-haiku', '2024-12-01', 0.8, 0.08, 1, 4],
  ['claude-sonnet-4', '2025-05-22', 3, 0.3, 3.75, 15],
  ['claude-opus-4', '2025-05-22', 15, 1.5, 18.75, 75],
  ['claude-opus-4-1', '2025-08-05', 15, 1.5, 18.75, 75],
  ['claude-sonnet-4-5', '2025-09-29', 3, 0.3, 3.75, 15],
  ['claude-haiku-4-5', '2025-10-15', 1, 0.1, 1.25, 5],
  ['claude-opus-4-5', '2025-11-24', 5, 0.5, 6.25, 25],
];

function entry([model, from, input, read, write, output]: Row): Price {
  return priceSchema.parse({
    model,
    from,
    inputPerMillion: input,
    outputPerMillion: output,
    cachedReadPerMillion: read,
    cachedWritePerMillion: write,
  });
}

/**
 * What a project's price table begins with. Prices change and new models come: a project edits its own table, and an
 * entry with a later day takes over from that day on without touching what was counted before.
 */
export const STARTER_PRICES: readonly Price[] = [...OPENAI, ...ANTHROPIC].map(entry);

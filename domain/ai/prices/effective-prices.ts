import type { Price } from './price-table';

/**
 * A project's own prices and, for what it has said nothing of, the starter ones: a starter price gives way from the day
 * on which the project's own for the same model begins.
 */
export function effectivePrices(own: readonly Price[], starter: readonly Price[]): Price[] {
  const isOutranked = (price: Price) =>
    own.some(
      ({ model, provider, from }) =>
        model.toLowerCase() === price.model.toLowerCase() &&
        (provider === null || provider === price.provider) &&
        from <= price.from,
    );
  return [...own, ...starter.filter((price) => !isOutranked(price))];
}

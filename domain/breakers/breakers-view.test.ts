import { describe, expect, it } from 'vitest';
import type { BreakerList } from './breaker-answer';
import { breakersAround, breakersViewSchema, servicesOfBreakers } from './breakers-view';

const breaker = (id: string, service: string, dependency: string | null) =>
  ({ id, service, dependency }) as BreakerList['items'][number];
const limit = (id: string, service: string | null, cluster: string) =>
  ({ id, service, cluster }) as BreakerList['limits'][number];

const list = {
  items: [
    breaker('a', 'checkout', 'payments'),
    breaker('b', 'payments', 'bank'),
    breaker('c', 'search', null),
  ],
  limits: [limit('x', 'edge', 'payments'), limit('y', null, 'search')],
};

describe('the list of breakers of one service', () => {
  it('has those that it calls through and those of others in front of it', () => {
    const { items, limits } = breakersAround(list, 'payments');
    expect(items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(limits.map(({ id }) => id)).toEqual(['x']);
  });

  it('has all without a service, and none of one that nobody told of', () => {
    expect(breakersAround(list, '')).toBe(list);
    expect(breakersAround(list, 'unheard')).toEqual({ items: [], limits: [] });
  });

  it('offers every service that is on either side, once', () => {
    expect(servicesOfBreakers(list)).toEqual(['bank', 'checkout', 'edge', 'payments', 'search']);
  });

  it('reads what is too long for a name as all', () => {
    expect(breakersViewSchema.service.read('x'.repeat(300))).toBe('');
  });
});

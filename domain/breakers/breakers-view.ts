import { timeRangeSchema } from '../time-range/time-range';
import { textParam } from '../url-state/view-params';
import type { BreakerList } from './breaker-answer';

/** What the address of the list of breakers says. */
export const breakersViewSchema = {
  ...timeRangeSchema,
  /** Breakers that it calls through, and those of others in front of it; empty: all. */
  service: textParam(255),
};

type Listed = Pick<BreakerList, 'items' | 'limits'>;

/** Those of a list that have to do with a service. */
export function breakersAround<List extends Listed>(list: List, service: string): List {
  if (service === '') return list;
  return {
    ...list,
    items: list.items.filter((one) => one.service === service || one.dependency === service),
    limits: list.limits.filter((one) => one.service === service || one.cluster === service),
  };
}

/** Every service that a list has a breaker or a limit of, or a breaker in front of. */
export function servicesOfBreakers({ items, limits }: Listed): string[] {
  const named = [
    ...items.flatMap(({ service, dependency }) => [service, dependency]),
    ...limits.map(({ service }) => service),
  ];
  return [...new Set(named.filter((name) => name !== null))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
}

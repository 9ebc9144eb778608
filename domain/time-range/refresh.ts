import type { ViewParam } from '../url-state/view-params';
import { UNIT_SECONDS } from './time-expression';

/** How often a view may refresh by itself, in seconds; 0 is never. */
export const REFRESH_SECONDS = [0, 5, 10, 30, 60, 300] as const;

/** live: as soon as something was received. */
export type Refresh = 'live' | number;

/** The part of a view's address that says how it refreshes. */
export function refreshSchemaOf(usual: Refresh): ViewParam<Refresh> {
  return {
    read: (given) =>
      given === 'live'
        ? given
        : (REFRESH_SECONDS.find((offered) => String(offered) === given) ?? usual),
  };
}

export function refreshLabel(refresh: Refresh): string {
  if (refresh === 'live') return 'Live';
  if (refresh === 0) return 'Off';
  return refresh < UNIT_SECONDS.m ? `${refresh} s` : `${refresh / UNIT_SECONDS.m} min`;
}

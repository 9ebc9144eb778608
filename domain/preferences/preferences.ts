import { readUrlState } from '../url-state/url-state';
import { choiceParam, textParam, type ViewOf } from '../url-state/view-params';

/** What one person likes about this browser. Kept in one cookie so that the server's first paint already fits. */
export const preferencesSchema = {
  theme: choiceParam(['system', 'light', 'dark'], 'system'),
  density: choiceParam(['compact', 'comfortable'], 'compact'),
  /** Whether times are shown in the reader's zone or in UTC. */
  zone: choiceParam(['local', 'utc'], 'local'),
  /** The browser's IANA zone as it last told us; the server cannot know it otherwise. */
  localZone: textParam(100, { usual: 'UTC', suits: isTimeZone }),
  /** Shortcuts of a single key can be switched off (WCAG 2.1.4). */
  singleKeys: choiceParam(['on', 'off'], 'on'),
};

export type Preferences = ViewOf<typeof preferencesSchema>;

export const PREFERENCES_COOKIE = 'candor_preferences';
export const PREFERENCES_MAX_AGE_SECONDS = 365 * 24 * 3600;

/** Reads the cookie's value; whatever is missing or unreadable in it is the default. */
export function parsePreferences(cookie: string | undefined): Preferences {
  return readUrlState(preferencesSchema, Object.fromEntries(new URLSearchParams(cookie ?? '')));
}

export function formatPreferences(preferences: Preferences): string {
  return new URLSearchParams(preferences).toString();
}

/** The zone in which times are to be shown. */
export function shownTimeZone({ zone, localZone }: Preferences): string {
  return zone === 'utc' ? 'UTC' : localZone;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

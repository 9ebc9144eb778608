export interface Visit {
  label: string;
  href: string;
}

const STORAGE_KEY = 'candor.recent';
const MOST_KEPT = 6;

/** Where the palette went last, newest first; empty where the browser keeps nothing. */
export function recentVisits(): Visit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isVisit) : [];
  } catch {
    return [];
  }
}

export function rememberVisit(visit: Visit): void {
  const others = recentVisits().filter(({ href }) => href !== visit.href);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([visit, ...others].slice(0, MOST_KEPT)));
  } catch {
    // A full or forbidden storage only costs the list of recent places.
  }
}

function isVisit(kept: unknown): kept is Visit {
  if (typeof kept !== 'object' || kept === null || !('label' in kept && 'href' in kept))
    return false;
  return (
    typeof kept.label === 'string' && typeof kept.href === 'string' && kept.href.startsWith('/')
  );
}

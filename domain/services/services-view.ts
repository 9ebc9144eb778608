import { timeRangeSchema } from '../time-range/time-range';
import { choiceParam, textParam, type ViewOf } from '../url-state/view-params';
import { isTroubled } from './health';
import type { CatalogueService } from './service-answer';

export const SHOWN_SERVICES = ['', 'trouble', 'healthy', 'unknown'] as const;
export const SHOWN_TIERS = ['', '1', '2', '3', '4', 'none'] as const;
/** Stands for services that nobody has named an owner of; no team's name begins with a blank. */
export const NO_OWNER = ' none';

/** What the address of the catalogue says. */
export const servicesViewSchema = {
  ...timeRangeSchema,
  /** A part of a name, a description, an owner, an environment or a version. */
  q: textParam(200),
  show: choiceParam(SHOWN_SERVICES, ''),
  owner: textParam(200),
  tier: choiceParam(SHOWN_TIERS, ''),
};
type ServicesView = Pick<ViewOf<typeof servicesViewSchema>, 'q' | 'show' | 'owner' | 'tier'>;

/** Those of the services that a view shows. */
export function filterServices<Service extends CatalogueService>(
  services: readonly Service[],
  { q, show, owner, tier }: ServicesView,
): Service[] {
  const wanted = q.trim().toLowerCase();
  return services.filter((one) => {
    const { health, ownerTeam } = one;
    if (show === 'trouble' ? !isTroubled(health) : show !== '' && show !== health) return false;
    if (owner !== '' && (ownerTeam ?? NO_OWNER) !== owner) return false;
    if (tier !== '' && String(one.tier ?? 'none') !== tier) return false;
    const places = one.places.flatMap(({ environment, version }) => [environment, version]);
    const texts = [one.service, one.description, ownerTeam, ...places];
    return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted));
  });
}

/** The teams that own something, by name. */
export function ownersOf(services: readonly Pick<CatalogueService, 'ownerTeam'>[]): string[] {
  const teams = new Set(services.flatMap(({ ownerTeam }) => ownerTeam ?? []));
  return [...teams].sort((a, b) => a.localeCompare(b, 'en'));
}

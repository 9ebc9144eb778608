import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { CatalogueService } from '@/domain/services/service-answer';
import { NO_OWNER, ownersOf, SHOWN_SERVICES, SHOWN_TIERS } from '@/domain/services/services-view';

interface View {
  q: string;
  show: (typeof SHOWN_SERVICES)[number];
  owner: string;
  tier: (typeof SHOWN_TIERS)[number];
}

interface ServiceFiltersProps {
  view: View;
  set: (changes: Partial<View>, options?: { history: 'replace' }) => void;
  services: readonly CatalogueService[];
}

const SHOWN_WORDS: Record<View['show'], string> = {
  '': 'Any state',
  trouble: 'In trouble',
  healthy: 'Well',
  unknown: 'Not known',
};

const TIER_WORDS: Record<View['tier'], string> = {
  '': 'Any tier',
  '1': 'Tier 1',
  '2': 'Tier 2',
  '3': 'Tier 3',
  '4': 'Tier 4',
  none: 'No tier',
};

/** What of the catalogue is shown. */
export function ServiceFilters({ view, set, services }: ServiceFiltersProps) {
  const { q, show, owner, tier } = view;
  const owners = ownersOf(services);
  const isGone = owner !== '' && owner !== NO_OWNER && !owners.includes(owner);
  return (
    <>
      <span className="w-52 max-w-full">
        <Input
          type="search"
          aria-label="Filter by name, description, owner, environment or version"
          placeholder="Filter by name, owner …"
          value={q}
          onChange={({ currentTarget }) => set({ q: currentTarget.value }, { history: 'replace' })}
        />
      </span>
      <Select
        aria-label="In which state"
        value={show}
        onChange={({ currentTarget: { value } }) =>
          set({ show: SHOWN_SERVICES.find((one) => one === value) ?? '' })
        }
        options={SHOWN_SERVICES.map((value) => ({ value, label: SHOWN_WORDS[value] }))}
      />
      <Select
        aria-label="Whose"
        value={owner}
        onChange={({ currentTarget: { value } }) => set({ owner: value })}
        options={[
          { value: '', label: 'Any owner' },
          { value: NO_OWNER, label: 'No owner' },
          ...(isGone ? [owner, ...owners] : owners).map((value) => ({ value, label: value })),
        ]}
      />
      <Select
        aria-label="Of which tier"
        value={tier}
        onChange={({ currentTarget: { value } }) =>
          set({ tier: SHOWN_TIERS.find((one) => one === value) ?? '' })
        }
        options={SHOWN_TIERS.map((value) => ({ value, label: TIER_WORDS[value] }))}
      />
    </>
  );
}

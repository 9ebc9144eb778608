'use client';
import { Select } from '@/components/ui/select';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';
import type { DeliveryView } from '@/domain/delivery/delivery-view';

interface DeliveryFiltersProps {
  summary: DeliverySummary;
  view: DeliveryView;
  setView: (change: Partial<DeliveryView>) => void;
}

/** A choice that is in the address stays to be seen, also when the range holds none of it. */
function optionsOf(all: string, names: readonly string[], chosen: string) {
  const list = chosen === '' || names.includes(chosen) ? names : [...names, chosen];
  return [{ value: '', label: all }, ...list.map((name) => ({ value: name, label: name }))];
}

export function DeliveryFilters({ summary, view, setView }: DeliveryFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Service"
        value={view.service}
        options={optionsOf('All services', summary.services, view.service)}
        onChange={(event) => setView({ service: event.target.value })}
      />
      <Select
        aria-label="Environment"
        value={view.environment}
        options={optionsOf('Production', summary.environments, view.environment)}
        onChange={(event) => setView({ environment: event.target.value })}
      />
      <Select
        aria-label="Hours"
        title="Business hours: Monday to Friday, 9:00 to 17:00 in the zone that times are shown in"
        value={view.hours}
        options={[
          { value: 'calendar', label: 'Calendar hours' },
          { value: 'business', label: 'Business hours (Mon–Fri, 9–17)' },
        ]}
        onChange={(event) =>
          setView({ hours: event.target.value === 'business' ? 'business' : 'calendar' })
        }
      />
    </div>
  );
}

'use client';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Select } from '@/components/ui/select';
import { businessWeekText } from '@/domain/delivery/business-week';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';
import type { DeliveryView } from '@/domain/delivery/delivery-view';

interface DeliveryFiltersProps {
  project: string;
  summary: DeliverySummary;
  view: DeliveryView;
  setView: (change: Partial<DeliveryView>) => void;
}

/** A choice that is in the address stays to be seen, also when the range holds none of it. */
function optionsOf(all: string, names: readonly string[], chosen: string) {
  const list = chosen === '' || names.includes(chosen) ? names : [...names, chosen];
  return [{ value: '', label: all }, ...list.map((name) => ({ value: name, label: name }))];
}

export function DeliveryFilters({ project, summary, view, setView }: DeliveryFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Service"
        value={view.service}
        options={optionsOf('All services', summary.services, view.service)}
        onChange={(event) => setView({ service: event.target.value, against: '' })}
      />
      {view.service === '' ? null : (
        <Select
          aria-label="Compare with"
          value={view.against}
          options={optionsOf(
            'Against no other',
            summary.services.filter((name) => name !== view.service),
            view.against,
          ).map(({ value, label }) => ({
            value,
            label: value === '' ? label : `Against ${label}`,
          }))}
          onChange={(event) => setView({ against: event.target.value })}
        />
      )}
      <Select
        aria-label="Environment"
        value={view.environment}
        options={optionsOf('Production', summary.environments, view.environment)}
        onChange={(event) => setView({ environment: event.target.value })}
      />
      <Select
        aria-label="Hours"
        value={view.hours}
        options={[
          { value: 'calendar', label: 'Calendar hours' },
          {
            value: 'business',
            label: `Business hours (${businessWeekText(summary.businessHours)})`,
          },
        ]}
        onChange={(event) =>
          setView({ hours: event.target.value === 'business' ? 'business' : 'calendar' })
        }
      />
      {view.hours === 'business' ? (
        <Link
          href={projectPath(project, 'settings#business-hours')}
          className="text-accent underline"
        >
          Change the hours
        </Link>
      ) : null}
    </div>
  );
}

'use client';
import type { ReactNode } from 'react';
import { useUrlState } from '@/components/layout/use-url-state';
import { Select } from '@/components/ui/select';
import type { IncidentSummary } from '@/domain/incidents/incident-answers';
import { incidentsViewSchema } from '@/domain/incidents/incidents-view';
import { SEVERITY_OPTIONS } from './incident-options';

interface IncidentFiltersProps {
  /** Whose services can be chosen. */
  items: readonly Pick<IncidentSummary, 'services'>[];
  /** Before the choices. */
  children?: ReactNode;
}

const SEVERITIES = [{ value: '', label: 'Any severity' }, ...SEVERITY_OPTIONS];

/** By severity and service, kept in the address. */
export function IncidentFilters({ items, children }: IncidentFiltersProps) {
  const [{ severity, service }, setView] = useUrlState(incidentsViewSchema);
  const named = items.flatMap(({ services }) => services);
  const services = [...new Set([...named, ...(service === '' ? [] : [service])])].sort();
  return (
    <div className="flex flex-wrap items-center gap-3 border-line border-b px-gutter py-2">
      {children}
      <Select
        aria-label="Severity"
        value={severity}
        options={SEVERITIES}
        onChange={({ target }) =>
          setView({ severity: incidentsViewSchema.severity.read(target.value) })
        }
      />
      <Select
        aria-label="Service"
        className="max-w-56"
        value={service}
        options={[
          { value: '', label: 'Any service' },
          ...services.map((value) => ({ value, label: value })),
        ]}
        onChange={({ target }) => setView({ service: target.value })}
      />
    </div>
  );
}

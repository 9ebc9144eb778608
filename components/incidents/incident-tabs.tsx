import { PageTabs } from '@/components/layout/page-tabs';

const TABS = [
  { segment: 'incidents', label: 'Incidents' },
  { segment: 'incidents/times', label: 'Times' },
] as const;
type IncidentTab = (typeof TABS)[number]['segment'];

/** The pages of incidents. */
export function IncidentTabs({ project, current }: { project: string; current: IncidentTab }) {
  return <PageTabs project={project} label="Incidents" tabs={TABS} current={current} />;
}

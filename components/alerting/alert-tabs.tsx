import { PageTabs } from '@/components/layout/page-tabs';

const TABS = [
  { segment: 'alerts', label: 'Inbox' },
  { segment: 'alerts/rules', label: 'Rules' },
  { segment: 'alerts/silences', label: 'Silences' },
  { segment: 'alerts/quality', label: 'Quality' },
] as const;
type AlertTab = (typeof TABS)[number]['segment'];

/** The pages of alerting. */
export function AlertTabs({ project, current }: { project: string; current: AlertTab }) {
  return <PageTabs project={project} label="Alerting" tabs={TABS} current={current} />;
}

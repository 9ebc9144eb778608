import {
  BellRing,
  Boxes,
  CalendarClock,
  ChartLine,
  CircuitBoard,
  GitCommitVertical,
  GraduationCap,
  HeartPulse,
  Layers,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  NotebookPen,
  PlugZap,
  Rocket,
  ScrollText,
  Settings2,
  Siren,
  Sparkles,
  Stethoscope,
} from 'lucide-react';

export interface NavigationItem {
  label: string;
  icon: LucideIcon;
  /** The page's address under the project's; empty for the project's own. */
  segment: string;
  /** Pressed after g. */
  key: string;
  /** Stands in the bar of a narrow screen; the others are behind "More". */
  primary: boolean;
}

/** The pages of a project, in the order of the navigation. A new noun adds its line here and is everywhere; see PAGE_KEYWORDS. */
export const PROJECT_PAGES: readonly NavigationItem[] = [
  {
    label: 'Overview',
    icon: LayoutDashboard,
    segment: '',
    key: 'o',
    primary: true,
  },
  {
    label: 'Alerts',
    icon: BellRing,
    segment: 'alerts',
    key: 'r',
    primary: true,
  },
  {
    label: 'Incidents',
    icon: Siren,
    segment: 'incidents',
    key: 'i',
    primary: false,
  },
  {
    label: 'Actions',
    icon: ListChecks,
    segment: 'actions',
    key: 'x',
    primary: false,
  },
  {
    label: 'Learning',
    icon: GraduationCap,
    segment: 'learning',
    key: 'e',
    primary: false,
  },
  {
    label: 'Services',
    icon: Boxes,
    segment: 'services',
    key: 'v',
    primary: false,
  },
  {
    label: 'Logs',
    icon: ScrollText,
    segment: 'logs',
    key: 'l',
    primary: true,
  },
  {
    label: 'Trails',
    icon: GitCommitVertical,
    segment: 'trails',
    key: 't',
    primary: true,
  },
  {
    label: 'Queues',
    icon: Layers,
    segment: 'queues',
    key: 'q',
    primary: false,
  },
  {
    label: 'Breakers',
    icon: CircuitBoard,
    segment: 'breakers',
    key: 'b',
    primary: false,
  },
  {
    label: 'AI',
    icon: Sparkles,
    segment: 'ai',
    key: 'a',
    primary: false,
  },
  {
    label: 'Delivery',
    icon: Rocket,
    segment: 'delivery',
    key: 'y',
    primary: false,
  },
  {
    label: 'Metrics',
    icon: ChartLine,
    segment: 'metrics',
    key: 'm',
    primary: false,
  },
  {
    label: 'Heartbeats',
    icon: HeartPulse,
    segment: 'heartbeats',
    key: 'h',
    primary: false,
  },
  {
    label: 'Postmortems',
    icon: NotebookPen,
    segment: 'postmortems',
    key: 'p',
    primary: false,
  },
  {
    label: 'On-call',
    icon: CalendarClock,
    segment: 'on-call',
    key: 'n',
    primary: false,
  },
  {
    label: 'Connect',
    icon: PlugZap,
    segment: 'connect',
    key: 'c',
    primary: false,
  },
  {
    label: 'Ingest doctor',
    icon: Stethoscope,
    segment: 'ingest',
    key: 'd',
    primary: false,
  },
  {
    label: 'Settings',
    icon: Settings2,
    segment: 'settings',
    key: 's',
    primary: false,
  },
];

export function projectPath(slug: string, segment: string): string {
  const project = `/p/${encodeURIComponent(slug)}`;
  return segment === '' ? project : `${project}/${segment}`;
}

/** Whether the address is that page or lies under it; all pages lie under the project's own. */
export function isCurrent(pathname: string, path: string): boolean {
  const isProject = /^\/p\/[^/]+$/.test(path);
  return pathname === path || (!isProject && pathname.startsWith(`${path}/`));
}

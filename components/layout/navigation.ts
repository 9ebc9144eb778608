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
  /** Words that a person may look for it by. */
  keywords: string;
}

/** The pages of a project, in the order of the navigation. A new noun adds its line here and is everywhere. */
export const PROJECT_PAGES: readonly NavigationItem[] = [
  {
    label: 'Overview',
    icon: LayoutDashboard,
    segment: '',
    key: 'o',
    primary: true,
    keywords: 'home now status health services changes cause strip',
  },
  {
    label: 'Alerts',
    icon: BellRing,
    segment: 'alerts',
    key: 'r',
    primary: true,
    keywords: 'inbox firing acknowledge rules silences pages on call',
  },
  {
    label: 'Incidents',
    icon: Siren,
    segment: 'incidents',
    key: 'i',
    primary: false,
    keywords: 'declare outage severity commander timeline status update sev1',
  },
  {
    label: 'Actions',
    icon: ListChecks,
    segment: 'actions',
    key: 'x',
    primary: false,
    keywords: 'action items follow-up overdue owner due postmortem prevent detect mitigate learn',
  },
  {
    label: 'Learning',
    icon: GraduationCap,
    segment: 'learning',
    key: 'e',
    primary: false,
    keywords: 'search postmortems themes repeat incidents contributing factors completion',
  },
  {
    label: 'Services',
    icon: Boxes,
    segment: 'services',
    key: 'v',
    primary: false,
    keywords: 'catalogue owner team tier runbook repository',
  },
  {
    label: 'Logs',
    icon: ScrollText,
    segment: 'logs',
    key: 'l',
    primary: true,
    keywords: 'explorer search lines tail errors',
  },
  {
    label: 'Trails',
    icon: GitCommitVertical,
    segment: 'trails',
    key: 't',
    primary: true,
    keywords: 'trace correlation request id',
  },
  {
    label: 'Queues',
    icon: Layers,
    segment: 'queues',
    key: 'q',
    primary: false,
    keywords: 'dead letters dlq backlog depth bullmq rabbitmq sqs kafka drain consumers',
  },
  {
    label: 'Breakers',
    icon: CircuitBoard,
    segment: 'breakers',
    key: 'b',
    primary: false,
    keywords:
      'circuit breaker open half-open closed fallback dependency opossum resilience4j envoy',
  },
  {
    label: 'AI',
    icon: Sparkles,
    segment: 'ai',
    key: 'a',
    primary: false,
    keywords: 'models prompts acceptance inferences verdicts tokens cost evaluation ledger',
  },
  {
    label: 'Delivery',
    icon: Rocket,
    segment: 'delivery',
    key: 'y',
    primary: false,
    keywords: 'deployments dora lead time change fail rate recovery rollback release ci',
  },
  {
    label: 'Metrics',
    icon: ChartLine,
    segment: 'metrics',
    key: 'm',
    primary: false,
    keywords: 'explorer derived ratio rate gauge counter opentelemetry',
  },
  {
    label: 'Heartbeats',
    icon: HeartPulse,
    segment: 'heartbeats',
    key: 'h',
    primary: false,
    keywords: 'cron job backup missed silent dead man',
  },
  {
    label: 'Postmortems',
    icon: NotebookPen,
    segment: 'postmortems',
    key: 'p',
    primary: false,
    keywords: 'blameless review learning retrospective debrief what happened templates',
  },
  {
    label: 'On-call',
    icon: CalendarClock,
    segment: 'on-call',
    key: 'n',
    primary: false,
    keywords: 'schedule rotation escalation policy override shift pager who stand in',
  },
  {
    label: 'Connect',
    icon: PlugZap,
    segment: 'connect',
    key: 'c',
    primary: false,
    keywords: 'send onboarding pino winston opentelemetry curl key',
  },
  {
    label: 'Ingest doctor',
    icon: Stethoscope,
    segment: 'ingest',
    key: 'd',
    primary: false,
    keywords: 'rejected mapping records received',
  },
  {
    label: 'Settings',
    icon: Settings2,
    segment: 'settings',
    key: 's',
    primary: false,
    keywords: 'keys members audit retention quota',
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

import {
  ChevronDown,
  ChevronsUp,
  ChevronUp,
  CircleCheck,
  Eye,
  type LucideIcon,
  OctagonAlert,
  Search,
  Wrench,
} from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import {
  ALERT_SEVERITY,
  type IncidentSeverity,
  type IncidentStatus,
  SEVERITY_MEANINGS,
  STATUS_MEANINGS,
} from '@/domain/incidents/incident-words';

const STATUS_LOOKS: Record<
  IncidentStatus,
  { icon: LucideIcon; tone: 'failing' | 'degraded' | 'info' | 'healthy' }
> = {
  investigating: { icon: Search, tone: 'failing' },
  identified: { icon: Wrench, tone: 'degraded' },
  monitoring: { icon: Eye, tone: 'info' },
  resolved: { icon: CircleCheck, tone: 'healthy' },
};

export function IncidentStatusBadge({ status }: { status: IncidentStatus }) {
  const { icon, tone } = STATUS_LOOKS[status];
  return (
    <Badge tone={tone} icon={icon}>
      {STATUS_MEANINGS[status].word}
    </Badge>
  );
}

const SEVERITY_ICONS: Record<IncidentSeverity, LucideIcon> = {
  SEV1: OctagonAlert,
  SEV2: ChevronsUp,
  SEV3: ChevronUp,
  SEV4: ChevronDown,
};

/** Its short name with the word for it. */
export function IncidentSeverityBadge({ severity }: { severity: IncidentSeverity }) {
  return (
    <Badge tone={ALERT_SEVERITY[severity]} icon={SEVERITY_ICONS[severity]}>
      {severity} {SEVERITY_MEANINGS[severity].word}
    </Badge>
  );
}

import { CircleCheck, Eye, type LucideIcon, Search, Wrench } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { SeverityBadge } from '@/components/ui/severity-badge';
import {
  ALERT_SEVERITY,
  type IncidentSeverity,
  type IncidentStatus,
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

/** Its short name with the word for it. */
export function IncidentSeverityBadge({ severity }: { severity: IncidentSeverity }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="font-medium tabular-nums">{severity}</span>
      <SeverityBadge severity={ALERT_SEVERITY[severity]} />
    </span>
  );
}

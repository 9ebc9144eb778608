import { BellRing, CircleCheck, Clock, Hourglass, type LucideIcon, UserCheck } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { AlertAnswer } from '@/domain/alerting/alert-answers';

const LOOKS: Record<AlertAnswer['state'], { word: string; icon: LucideIcon; tone: Tone }> = {
  pending: { word: 'Pending', icon: Hourglass, tone: 'neutral' },
  firing: { word: 'Firing', icon: BellRing, tone: 'failing' },
  acknowledged: { word: 'Acknowledged', icon: UserCheck, tone: 'accent' },
  resolved: { word: 'Over', icon: CircleCheck, tone: 'healthy' },
};

/** How an alert stands; one that is snoozed is acknowledged with an end. */
export function AlertStateBadge({ alert }: { alert: Pick<AlertAnswer, 'state' | 'snoozedUntil'> }) {
  const isSnoozed = alert.state === 'acknowledged' && alert.snoozedUntil !== null;
  const { word, icon, tone } = LOOKS[alert.state];
  return (
    <Badge tone={tone} icon={isSnoozed ? Clock : icon}>
      {isSnoozed ? 'Snoozed' : word}
    </Badge>
  );
}

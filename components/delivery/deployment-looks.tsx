import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  Undo2,
} from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ListedDeployment } from '@/domain/delivery/deployment-list';

interface Look {
  word: string;
  tone: Tone;
  icon: LucideIcon;
}

const STATUS: Record<ListedDeployment['status'], Look> = {
  succeeded: { word: 'Succeeded', tone: 'healthy', icon: CircleCheck },
  failed: { word: 'Failed', tone: 'failing', icon: CircleX },
  in_progress: { word: 'On its way', tone: 'info', icon: LoaderCircle },
  cancelled: { word: 'Cancelled', tone: 'unknown', icon: CircleMinus },
};
const MADE_INCIDENT: Look = { word: 'Made an incident', tone: 'failing', icon: CircleX };
const ROLLBACK: Look = { word: 'Rollback', tone: 'degraded', icon: Undo2 };
const ROLLED_BACK: Look = { word: 'Rolled back', tone: 'failing', icon: Undo2 };
const RERUN: Look = { word: 'Same again', tone: 'unknown', icon: CircleDashed };
const REDEPLOY: Look = { word: 'Brought back', tone: 'healthy', icon: CircleCheck };

function lookOf({ status, kind, rolledBackAt, incidents }: ListedDeployment): Look {
  if (rolledBackAt !== null) return ROLLED_BACK;
  if (incidents > 0) return MADE_INCIDENT;
  if (kind === 'rollback') return ROLLBACK;
  if (kind === 'rerun') return RERUN;
  if (kind === 'redeploy') return REDEPLOY;
  return STATUS[status];
}

/** What a deployment came to, in a word. */
export function deploymentWord(deployment: ListedDeployment): string {
  return lookOf(deployment).word;
}

export function DeploymentBadge({ deployment }: { deployment: ListedDeployment }) {
  const { word, tone, icon } = lookOf(deployment);
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

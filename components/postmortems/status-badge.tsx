import { BookCheck, Eye, Lock, PencilLine } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { type PostmortemStatus, STATUS_WORDS } from '@/domain/postmortems/postmortem-status';

const LOOKS = {
  draft: { icon: PencilLine, tone: 'medium' },
  in_review: { icon: Eye, tone: 'accent' },
  published: { icon: BookCheck, tone: 'healthy' },
  closed: { icon: Lock, tone: 'neutral' },
} as const;

export function StatusBadge({ status }: { status: PostmortemStatus }) {
  const { icon, tone } = LOOKS[status];
  return (
    <Badge icon={icon} tone={tone}>
      {STATUS_WORDS[status]}
    </Badge>
  );
}

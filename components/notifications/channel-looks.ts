import { BellRing, Hash, type LucideIcon, Mail, MessagesSquare, Webhook } from 'lucide-react';
import type { ChannelKind } from '@/domain/notifications/channel';
import type { ListedDelivery } from '@/domain/notifications/schemas';

export const CHANNEL_ICONS: Record<ChannelKind, LucideIcon> = {
  slack: Hash,
  teams: MessagesSquare,
  email: Mail,
  pagerduty: BellRing,
  webhook: Webhook,
};

export const DELIVERY_LOOKS: Record<
  ListedDelivery['status'],
  { state: 'healthy' | 'degraded' | 'failing' | 'unknown'; word: string }
> = {
  scheduled: { state: 'unknown', word: 'Waiting' },
  sending: { state: 'unknown', word: 'Being sent' },
  delivered: { state: 'healthy', word: 'Delivered' },
  suppressed: { state: 'unknown', word: 'Not sent' },
  dead: { state: 'failing', word: 'Failed' },
};

/** What to pick from, worst first. */
export const LEAST_SEVERITIES = [
  { value: 'info', label: 'Everything' },
  { value: 'low', label: 'Low and worse' },
  { value: 'medium', label: 'Medium and worse' },
  { value: 'high', label: 'High and critical' },
  { value: 'critical', label: 'Critical alone' },
] as const;

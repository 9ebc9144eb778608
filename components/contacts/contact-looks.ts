import { BellRing, Hash, type LucideIcon, Mail, Webhook } from 'lucide-react';
import type { ContactKind } from '@/domain/notifications/contact-method';

export const CONTACT_ICONS: Record<ContactKind, LucideIcon> = {
  email: Mail,
  push: BellRing,
  slack: Hash,
  webhook: Webhook,
};

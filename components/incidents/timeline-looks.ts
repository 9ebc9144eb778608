import {
  BellRing,
  CircuitBoard,
  Flag,
  Layers,
  Link2,
  type LucideIcon,
  Megaphone,
  Phone,
  Rocket,
  ScrollText,
  Siren,
  StickyNote,
  UserCheck,
  Users,
} from 'lucide-react';

const LOOKS: Record<string, { icon: LucideIcon; word: string }> = {
  alert: { icon: BellRing, word: 'Alert' },
  acknowledged: { icon: UserCheck, word: 'Acknowledged' },
  unacknowledged: { icon: BellRing, word: 'Alert' },
  snoozed: { icon: BellRing, word: 'Snoozed' },
  paging_resumed: { icon: Phone, word: 'Paging' },
  paged: { icon: Phone, word: 'Page' },
  resolved: { icon: BellRing, word: 'Alert over' },
  breaker: { icon: CircuitBoard, word: 'Breaker' },
  dead_letters: { icon: Layers, word: 'Dead letters' },
  deployment: { icon: Rocket, word: 'Deployment' },
  errors: { icon: ScrollText, word: 'Errors' },
  declared: { icon: Siren, word: 'Declared' },
  note: { icon: StickyNote, word: 'Note' },
  update: { icon: Megaphone, word: 'Update' },
  status: { icon: Flag, word: 'Status' },
  reopened: { icon: Flag, word: 'Reopened' },
  severity: { icon: Siren, word: 'Severity' },
  role: { icon: Users, word: 'Role' },
  cause: { icon: Rocket, word: 'Cause' },
  linked: { icon: Link2, word: 'Linked' },
  merged: { icon: Link2, word: 'Merged' },
};

/** The icon and the word for a kind of line; what is not known by name is a change. */
export function timelineLook(kind: string): { icon: LucideIcon; word: string } {
  return LOOKS[kind] ?? { icon: Flag, word: 'Changed' };
}

import { Bell, type LucideIcon, Rocket, Siren, Undo2 } from 'lucide-react';
import type { ChartMark } from './chart-data';

export interface MarkLook {
  icon: LucideIcon;
  word: string;
  text: string;
  line: string;
}

/** How each kind of mark is told: by a sign and a word of its own as well as by its colour. */
export const markLooks: Record<ChartMark['kind'], MarkLook> = {
  deployment: {
    icon: Rocket,
    word: 'Deployment',
    text: 'text-accent',
    line: 'border-accent/60 border-dashed',
  },
  rollback: {
    icon: Undo2,
    word: 'Roll-back',
    text: 'text-high',
    line: 'border-high/70 border-dotted',
  },
  alert: {
    icon: Bell,
    word: 'Alert',
    text: 'text-high',
    line: 'border-high/60',
  },
  incident: {
    icon: Siren,
    word: 'Incident',
    text: 'text-critical',
    line: 'border-critical/60 border-dashed',
  },
};

import { Bot, type LucideIcon, MailX, Rocket, ScrollText, Timer, ToggleLeft } from 'lucide-react';
import type { TrailItem } from '@/domain/logs/trail';

/** What the things on a trail are called and look like. */
export const TRAIL_KIND_LOOKS: Record<TrailItem['kind'], { icon: LucideIcon; word: string }> = {
  log: { icon: ScrollText, word: 'line' },
  span: { icon: Timer, word: 'span' },
  breaker: { icon: ToggleLeft, word: 'breaker' },
  dead_letter: { icon: MailX, word: 'dead letter' },
  inference: { icon: Bot, word: 'inference' },
  deployment: { icon: Rocket, word: 'deployment' },
};

import { Ban, CircleCheck, CircleDotDashed, CircleX, Lock } from 'lucide-react';
import type { StateLook } from '@/components/charts/lane';
import type { BreakerState } from '@/domain/breakers/breaker';

/** How each state of a breaker is told in lanes. */
export const BREAKER_LOOKS: Record<BreakerState, StateLook> = {
  closed: { word: 'Closed', icon: CircleCheck, tone: 'healthy', shape: 'line' },
  half_open: { word: 'Half-open', icon: CircleDotDashed, tone: 'degraded', shape: 'striped' },
  open: { word: 'Open', icon: CircleX, tone: 'failing', shape: 'solid' },
  forced_open: { word: 'Forced open', icon: Lock, tone: 'failing', shape: 'framed' },
  disabled: { word: 'Disabled', icon: Ban, tone: 'neutral', shape: 'dotted' },
};

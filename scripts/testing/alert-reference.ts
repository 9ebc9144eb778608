import type { AlertAction } from '@/domain/alerting/act-on-alert';
import { CLOSED_FOR_SECONDS } from '@/domain/alerting/evaluate-rule';

export const GROUPS = ['emails', 'invoices'] as const;
export type Group = (typeof GROUPS)[number];
/** A value; null where nothing is known; undefined where the group is not among what was found. */
export type Reading = number | null | undefined;
export const LINE = 10;
export const RECOVERY = 5;

export interface MachineSettings {
  forSeconds: number;
  keepFiringForSeconds: number;
  noData: 'keep' | 'fire' | 'resolve';
  ackTimeoutSeconds: number | null;
}

/** What is said to people, in order: of which group, and what. */
export type Said = `${Group} ${'fired' | 'resolved' | 'paging again'}`;

/** The same in the fewest words: one group is a handful of moments, and no state has a name. */
export class AlertReference {
  readonly said: Said[] = [];
  private readonly groups = new Map<Group, Moments>();
  private readonly leftAlone = new Map<Group, number>();

  constructor(private readonly settings: MachineSettings) {}

  tick(readings: Record<Group, Reading>, nowMs: number): void {
    // Those that were found come first, then those that are missing among them.
    const found = GROUPS.filter((group) => readings[group] !== undefined);
    const missing = [...this.groups.keys()].filter((group) => readings[group] === undefined);
    for (const group of [...found, ...missing]) this.look(group, readings[group] ?? null, nowMs);
    for (const group of GROUPS) {
      const g = this.groups.get(group);
      if (g?.quietUntil === undefined || nowMs < g.quietUntil) continue;
      delete g.quietUntil;
      delete g.isSnoozed;
      this.said.push(`${group} paging again`);
    }
  }

  private look(group: Group, value: number | null, nowMs: number): void {
    const { forSeconds, keepFiringForSeconds, noData } = this.settings;
    const isBad = value === null ? noData === 'fire' : value > LINE;
    const g = this.groups.get(group);
    if (g === undefined) {
      const until = this.leftAlone.get(group) ?? 0;
      if (nowMs < until) {
        if (value !== null && value <= RECOVERY) this.leftAlone.delete(group);
      } else if (isBad) {
        const fresh: Moments = { begun: nowMs, lastBad: nowMs, isBad, times: 1 };
        if (forSeconds === 0) this.fire(group, fresh);
        this.groups.set(group, fresh);
      }
      return;
    }
    if (value === null && noData === 'keep') return;
    if (!g.hasFired) {
      if (!isBad) this.groups.delete(group);
      else if (nowMs >= g.begun + forSeconds * 1_000) this.fire(group, g);
      g.lastBad = nowMs;
      return;
    }
    if (isBad) {
      if (!g.isBad) g.times += 1;
      g.isBad = true;
      g.lastBad = nowMs;
    } else if (value !== null && value > RECOVERY) {
      g.lastBad = nowMs;
    } else {
      g.isBad = false;
      const isOver = nowMs >= g.lastBad + keepFiringForSeconds * 1_000;
      if (value !== null && !isOver) return;
      this.groups.delete(group);
      this.said.push(`${group} resolved`);
    }
  }

  private fire(group: Group, g: Moments): void {
    g.hasFired = true;
    this.said.push(`${group} fired`);
  }

  act(group: Group, action: AlertAction, nowMs: number): boolean {
    const g = this.groups.get(group);
    if (!g?.hasFired) return false;
    const timeout = this.settings.ackTimeoutSeconds;
    switch (action.kind) {
      case 'acknowledge':
        if (g.quietUntil !== undefined && !g.isSnoozed) return false;
        g.quietUntil = timeout === null ? Number.POSITIVE_INFINITY : nowMs + timeout * 1_000;
        g.isSnoozed = false;
        return true;
      case 'snooze':
        if (action.untilMs <= nowMs) return false;
        g.quietUntil = action.untilMs;
        g.isSnoozed = true;
        return true;
      case 'unacknowledge': {
        if (g.quietUntil === undefined) return false;
        delete g.quietUntil;
        return true;
      }
      case 'escalate':
        delete g.quietUntil;
        return true;
      case 'resolve':
        this.groups.delete(group);
        if (g.isBad) this.leftAlone.set(group, nowMs + CLOSED_FOR_SECONDS * 1_000);
        return true;
    }
  }

  state(group: Group): string {
    const g = this.groups.get(group);
    if (g === undefined) return 'inactive';
    if (!g.hasFired) return 'pending x1';
    return `${g.quietUntil === undefined ? 'firing' : 'acknowledged'} x${g.times}`;
  }
}

interface Moments {
  begun: number;
  lastBad: number;
  isBad: boolean;
  times: number;
  hasFired?: boolean;
  quietUntil?: number;
  isSnoozed?: boolean;
}

/** inactive is no row at all. Suppressed is a view of any of these, not a state. */
export const ALERT_STATES = ['pending', 'firing', 'acknowledged', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** An alert that is not over, as far as its rule's evaluation looks at it. Times in epoch ms. */
export interface OpenAlert {
  fingerprint: string;
  labels: Readonly<Record<string, string>>;
  state: 'pending' | 'firing' | 'acknowledged';
  /** Since when the condition has held without a break. */
  holdsSinceMs: number;
  /** When it held last. */
  heldMs: number;
  /** Whether it held at the last evaluation that knew. */
  isHolding: boolean;
  /** How often it has begun to hold while it was open. */
  count: number;
  value: number | null;
}

/** What an evaluation does to one alert; each is carried out, with its timeline row and notices, in one transaction. */
export type AlertEffect =
  | { kind: 'begin'; alert: OpenAlert }
  | { kind: 'fire'; alert: OpenAlert; because: FireReason }
  /** Still open: its value and times are brought up to date. Nobody is told. */
  | { kind: 'touch'; alert: OpenAlert; isAgain: boolean }
  | { kind: 'vanish'; alert: OpenAlert }
  /** What a person closed is well by now: from here on it may fire anew. */
  | { kind: 'settle'; fingerprint: string }
  | { kind: 'resolve'; alert: OpenAlert; because: 'recovered' | 'no_data' };

export type FireReason = 'condition' | 'no_data';

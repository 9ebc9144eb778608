/** A rotation of people. Of several layers the last that has somebody on call at a moment counts. */
export interface Layer {
  name: string;
  /** In the order of their turns. */
  people: readonly string[];
  rotation: 'daily' | 'weekly';
  /** How many days or weeks a turn lasts. */
  every: number;
  /** The date of the first turn, in the schedule's zone: "2026-11-23". */
  startsOn: string;
  /** When one hands over to the next, by the clocks of the zone: "09:00". */
  handOffAt: string;
  /** Only between these times of the day; past midnight when `to` is not after `from`. Null: all day. */
  hours: { from: string; to: string } | null;
}

export interface Schedule {
  /** An IANA name: clocks that change with the season are followed. */
  timeZone: string;
  layers: readonly Layer[];
}

/** Somebody who stands in for whoever would be on call. Of several at one moment the last counts. */
export interface Override {
  id: string;
  person: string;
  fromMs: number;
  toMs: number;
}

/** A stretch of time with one person on call, or with nobody. */
export interface Shift {
  fromMs: number;
  toMs: number;
  /** Null: a gap. */
  person: string | null;
  /** The layer's name; null of an override and of a gap. */
  layer: string | null;
  /** The override's id; null of a layer and of a gap. */
  override: string | null;
}

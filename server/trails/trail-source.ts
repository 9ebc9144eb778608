import type { TrailItem } from '@/domain/logs/trail';
import type { Queryable } from '@/server/db/sql/bind';

/** An item and where it stands among those of its kind. */
export interface PlacedItem {
  timeUs: number;
  id: string;
  item: TrailItem;
}

export interface TrailRange {
  fromUs: number;
  toUs: number;
  /** Only what comes after this place; null begins with the first. */
  after: { timeUs: number; id: string } | null;
}

/** One kind of thing that may carry the id. */
export interface TrailSource {
  /** Stands for an id before, and one after, all that rows of this kind can have. */
  ends: { first: string; last: string };
  /** The oldest of them after a place, by time and then by id. */
  select: (
    client: Queryable,
    id: string,
    range: TrailRange,
    limit: number,
  ) => Promise<PlacedItem[]>;
}

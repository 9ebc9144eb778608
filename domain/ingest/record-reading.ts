/** The moment of receipt and how far from it a record's own time may lie; all in milliseconds. */
export interface RecordContext {
  nowMs: number;
  acceptPastMs: number;
  acceptFutureMs: number;
  /** That no text of the record needs a look before it is stored: told once of a body, and not found out of each text. */
  isStorable?: boolean;
}

/** What becomes of one record that a sender wrote: a row to store, or why it cannot be one and what to send instead. */
export type RecordReading<Row> =
  | { ok: true; row: Row }
  | { ok: false; message: string; hint: string };

/** What was changed in a record on the way in; shown beside it, never silent. */
export type RecordFlag =
  /** It had no time of its own: the time of receipt stands instead. */
  | 'time_missing'
  | 'time_unreadable'
  /** Its time lay outside the accepted window: the time of receipt stands instead. */
  | 'time_clamped'
  | 'time_zone_assumed'
  /** A second time in it made no sense, and counts as unknown. */
  | 'time_ignored'
  | 'text_cleaned'
  | 'field_truncated'
  /** A sender's word for a kind or state that is none of ours. */
  | 'word_unrecognised'
  /** Numbers that contradict each other were brought in line. */
  | 'number_adjusted';

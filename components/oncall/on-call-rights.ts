/** What the reader may do on the page of on-call. */
export interface OnCallRights {
  /** Schedules and policies: an editor. */
  edit: boolean;
  /** Standing in: a responder. */
  standIn: boolean;
}

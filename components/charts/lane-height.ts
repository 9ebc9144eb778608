const STATE_LANE_PX = 38;
const CAUSE_LANE_PX = 44;

/** The height of so many lanes while they are on their way, px. */
export function stateLanesHeight(lanes: number): number {
  return Math.min(6, Math.max(3, lanes)) * STATE_LANE_PX;
}

/** The height of a strip of so many lanes while it is on its way, px. */
export function causeStripHeight(lanes: number): number {
  return Math.max(4, lanes) * CAUSE_LANE_PX;
}

/** Minutes after midnight of "09:30". */
export function minutesOfTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The same of the end of a stretch: 00:00 is midnight, the end of the day. */
export function minutesOfEnd(time: string): number {
  return minutesOfTime(time) || 1_440;
}

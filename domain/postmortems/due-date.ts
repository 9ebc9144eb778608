const DAY_MS = 86_400_000;
const SATURDAY = 6;
const SUNDAY = 0;

/**
 * When a postmortem is due, counted from the incident's end: SEV1 three days, SEV2 five working days, others ten.
 * A working day is Monday to Friday in UTC; the hour stays that of the beginning.
 */
export function dueDate(severity: string, fromMs: number): number {
  if (severity === 'SEV1') return fromMs + 3 * DAY_MS;
  return addWorkingDays(fromMs, severity === 'SEV2' ? 5 : 10);
}

function addWorkingDays(fromMs: number, days: number): number {
  let atMs = fromMs;
  for (let left = days; left > 0; ) {
    atMs += DAY_MS;
    const weekday = new Date(atMs).getUTCDay();
    if (weekday !== SATURDAY && weekday !== SUNDAY) left -= 1;
  }
  return atMs;
}

/** Whether its day has passed while it is not published yet. */
export function isOverdue(
  { status, dueAt }: { status: string; dueAt: string | null },
  nowMs: number,
): boolean {
  if (dueAt === null || status === 'published' || status === 'closed') return false;
  return Date.parse(dueAt) < nowMs;
}

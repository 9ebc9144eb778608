import { durationText } from './describe-moved';
import type { Incident, IncidentSummary } from './incident-answers';
import { SEVERITY_MEANINGS, STATUS_MEANINGS } from './incident-words';

type Described = Pick<
  IncidentSummary,
  'status' | 'severity' | 'roles' | 'startedAt' | 'resolvedAt' | 'number' | 'title'
>;

/** What a list of incidents says first: what is open, and who has it. */
export function describeIncidents(items: readonly Described[]): string {
  const open = items.filter(({ status }) => status !== 'resolved');
  const [first] = open;
  if (first === undefined) return 'No incident is open';
  const others = open.length === 1 ? '' : `; ${open.length - 1} more`;
  return `INC-${first.number} is open, ${ownerWords(first)}${others}`;
}

/** What the page of an incident says first. */
export function describeIncident(
  one: Described & Pick<Incident, 'suspectedChanges'>,
  nowMs: number,
): string {
  const { word } = SEVERITY_MEANINGS[one.severity];
  const startedMs = Date.parse(one.startedAt);
  if (one.resolvedAt !== null) {
    const seconds = Math.max(0, (Date.parse(one.resolvedAt) - startedMs) / 1_000);
    return `${word}; it lasted ${durationText(seconds)}`;
  }
  const seconds = Math.max(0, (nowMs - startedMs) / 1_000);
  const { word: status, means } = STATUS_MEANINGS[one.status];
  const cause = one.status === 'investigating' ? confirmedCause(one) : null;
  return `${word}, for ${durationText(seconds)}. ${status}: ${cause ?? means}; ${ownerWords(one)}`;
}

/** What somebody has confirmed while the status still says that nobody knows. */
function confirmedCause({ suspectedChanges }: Pick<Incident, 'suspectedChanges'>): string | null {
  const found = suspectedChanges.find(({ isConfirmed }) => isConfirmed === true);
  if (found === undefined) return null;
  return `${[found.service, found.version ?? 'deployment'].join(' ')} is confirmed as its cause, so “Identified” is next`;
}

export function ownerWords({ roles }: Pick<Described, 'roles'>): string {
  const commander = roles.find(({ role }) => role === 'commander');
  return commander === undefined ? 'nobody has it' : `${commander.name} has it`;
}

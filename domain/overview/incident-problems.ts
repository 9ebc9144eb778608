import type { IncidentSummary } from '../incidents/incident-answers';
import { STATUS_MEANINGS } from '../incidents/incident-words';
import type { OverviewProblem } from './overview-answer';

/** An incident that is not resolved, as far as the overview tells it. */
export interface OpenIncident
  extends Pick<IncidentSummary, 'number' | 'title' | 'severity' | 'status'> {
  commander: string | null;
}

/** Open incidents as what is wrong now: the worst first, with who has each. */
export function incidentProblems(open: readonly OpenIncident[]): OverviewProblem[] {
  return open
    .toSorted((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0))
    .map(({ number, title, severity, status, commander }) => ({
      noun: 'incident',
      id: String(number),
      name: `INC-${number} ${title}`,
      health: severity === 'SEV1' || severity === 'SEV2' ? 'failing' : 'degraded',
      reasons: [`${severity}, ${STATUS_MEANINGS[status].word.toLowerCase()}`],
      ownerTeam: commander,
      tier: null,
    }));
}

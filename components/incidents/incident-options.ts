import {
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  SEVERITY_MEANINGS,
  STATUS_MEANINGS,
} from '@/domain/incidents/incident-words';

/** The severities as choices, the worst first. */
export const SEVERITY_OPTIONS = INCIDENT_SEVERITIES.map((value) => ({
  value,
  label: `${value} ${SEVERITY_MEANINGS[value].word}`,
}));

/** The statuses as choices, in the order in which an incident goes through them. */
export const STATUS_OPTIONS = INCIDENT_STATUSES.map((value) => ({
  value,
  label: STATUS_MEANINGS[value].word,
}));

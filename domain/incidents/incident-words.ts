import type { Severity } from '../alerting/severity';

/** How bad an incident is, worst first. */
export const INCIDENT_SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

/** What each means, so that two people state the same one. */
export const SEVERITY_MEANINGS: Record<IncidentSeverity, { word: string; means: string }> = {
  SEV1: {
    word: 'Critical',
    means: 'Most customers cannot do what they came for, or data is lost or exposed',
  },
  SEV2: { word: 'Major', means: 'An important part fails or crawls for many customers' },
  SEV3: { word: 'Minor', means: 'Some customers are hindered, and there is a way round' },
  SEV4: { word: 'Low', means: 'Nobody outside notices yet' },
};

/** The same in the words that alerts and channels go by. */
export const ALERT_SEVERITY: Record<IncidentSeverity, Severity> = {
  SEV1: 'critical',
  SEV2: 'high',
  SEV3: 'medium',
  SEV4: 'low',
};

/** What an alert of this severity makes an incident of, until a person says otherwise. */
export const SEVERITY_OF_ALERT: Record<Severity, IncidentSeverity> = {
  critical: 'SEV1',
  high: 'SEV2',
  medium: 'SEV3',
  low: 'SEV4',
  info: 'SEV4',
};

export const INCIDENT_STATUSES = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const STATUS_MEANINGS: Record<IncidentStatus, { word: string; means: string }> = {
  investigating: { word: 'Investigating', means: 'nobody knows yet what causes it' },
  identified: { word: 'Identified', means: 'the cause is known, customers still suffer' },
  monitoring: { word: 'Monitoring', means: 'customers are well again; watching that it stays so' },
  resolved: { word: 'Resolved', means: 'it is over' },
};

export const INCIDENT_ROLES = ['commander', 'communications', 'operations', 'scribe'] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

export const ROLE_MEANINGS: Record<IncidentRole, { word: string; means: string }> = {
  commander: { word: 'Commander', means: 'decides, and hands out the rest' },
  communications: { word: 'Communications', means: 'tells customers and the house' },
  operations: { word: 'Operations', means: 'changes the system, and nobody else does' },
  scribe: { word: 'Scribe', means: 'writes down what happens' },
};

/** The first ten minutes, in order. */
export const INCIDENT_STEPS = [
  'command',
  'severity',
  'channel',
  'roles',
  'changes',
  'decision',
  'update',
] as const;
export type IncidentStep = (typeof INCIDENT_STEPS)[number];

export const STEP_WORDS: Record<IncidentStep, { word: string; how: string }> = {
  command: { word: 'Take command', how: 'One person decides; everybody knows who' },
  severity: { word: 'State the severity', how: 'Guess high: it can be lowered later' },
  channel: { word: 'Open the channel', how: 'One place where everybody talks' },
  roles: { word: 'Name the roles', how: 'Communications and operations at least' },
  changes: { word: 'Look at recent changes', how: 'The most suspect stand below' },
  decision: {
    word: 'Decide: mitigate or roll back',
    how: 'Make customers well first, understand after',
  },
  update: { word: 'Post the first update', how: 'What is affected, since when, when more follows' },
};

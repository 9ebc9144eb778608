import { alertText, type ComparedIncident } from './rank-precedents';

export interface Repeat {
  fingerprint: string;
  text: string;
  incidentIds: string[];
}

/** Alerts that were part of more than one incident, the most frequent first. */
export function findRepeats(incidents: readonly ComparedIncident[]): Repeat[] {
  const repeats = new Map<string, Repeat>();
  for (const { id, alerts } of incidents) {
    for (const alert of alerts) {
      const { fingerprint } = alert;
      const known = repeats.get(fingerprint) ?? {
        fingerprint,
        text: alertText(alert),
        incidentIds: [],
      };
      if (!known.incidentIds.includes(id)) known.incidentIds.push(id);
      repeats.set(fingerprint, known);
    }
  }
  return [...repeats.values()]
    .filter(({ incidentIds }) => incidentIds.length > 1)
    .sort((a, b) => b.incidentIds.length - a.incidentIds.length);
}

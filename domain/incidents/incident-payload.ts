import type { NoticePayload } from '../notifications/notice';
import { formatTime } from '../time-range/format-time';
import type { IncidentStatus } from './incident-words';
import { ALERT_SEVERITY, type IncidentSeverity, STATUS_MEANINGS } from './incident-words';

interface ToldIncident {
  id: string;
  number: number;
  title: string;
  severity: IncidentSeverity;
  status: IncidentStatus;
  impact: string | null;
  services: readonly string[];
  commander: string | null;
  startedAt: Date;
  /** Of the project. */
  slug: string;
}

/** What a notice says of an incident, in any form that it goes out in. */
export function incidentPayload(
  one: ToldIncident,
  { text, by }: { text: string | null; by: string },
): NoticePayload {
  const { id, number, title, severity, status, impact, services, commander, startedAt, slug } = one;
  const { word, means } = STATUS_MEANINGS[status];
  return {
    subject: `INC-${number} ${severity} ${title}`,
    severity: ALERT_SEVERITY[severity],
    service: services[0] ?? null,
    text: text ?? impact,
    facts: [
      { name: 'Status', value: `${word}: ${means}` },
      { name: 'Since', value: `${formatTime(startedAt.getTime(), 'UTC', 'date-minute')} UTC` },
      { name: 'Commander', value: commander ?? 'nobody yet' },
      ...(services.length > 1 ? [{ name: 'Services', value: services.join(', ') }] : []),
    ],
    path: `/p/${slug}/incidents/${number}`,
    runbookUrl: null,
    by,
    thread: `incident/${id}`,
  };
}

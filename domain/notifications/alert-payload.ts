import { formatTime } from '../time-range/format-time';
import type { NoticePayload } from './notice';

interface ToldAlert {
  id: string;
  severity: NoticePayload['severity'];
  service: string | null;
  summary: string;
  ruleName: string;
  count: number;
  startedAt: Date;
  /** "normal is at most 15%". */
  normal: string | null;
  runbookUrl: string | null;
  /** Of the project. */
  slug: string;
}

/** What a notice says of an alert, in any form that it goes out in. */
export function alertPayload(
  alert: ToldAlert,
  more: { text?: string | null; by?: string | null } = {},
): NoticePayload {
  const { id, severity, service, summary, ruleName, count, startedAt, normal, slug } = alert;
  const isNamed = service === null || summary.toLowerCase().includes(service.toLowerCase());
  return {
    subject: isNamed ? summary : `${service}: ${summary}`,
    severity,
    service,
    text: more.text ?? null,
    facts: [
      ...(normal === null ? [] : [{ name: 'Usual', value: normal }]),
      { name: 'Since', value: `${formatTime(startedAt.getTime(), 'UTC', 'date-minute')} UTC` },
      { name: 'Rule', value: ruleName },
      ...(count > 1 ? [{ name: 'Times', value: String(count) }] : []),
    ],
    path: `/p/${slug}/alerts/${id}`,
    runbookUrl: alert.runbookUrl,
    by: more.by ?? null,
    thread: `alert/${id}`,
  };
}

import { presentWords } from '@/domain/alerting/present-words';
import { alertPayload } from '@/domain/notifications/alert-payload';
import { type NoticePayload, noticePayloadSchema } from '@/domain/notifications/notice';
import type { ToldAlert } from '../db/sql/alert-escalations';

export function payloadOfAlert(
  alert: ToldAlert,
  { nowMs, ...more }: { nowMs: number; text?: string | null; by?: string | null },
): NoticePayload {
  const normal = alert.normal?.text;
  return alertPayload(
    {
      ...alert,
      summary: presentWords(alert, nowMs),
      severity: noticePayloadSchema.shape.severity.catch('critical').parse(alert.severity),
      normal: typeof normal === 'string' ? normal : null,
    },
    more,
  );
}

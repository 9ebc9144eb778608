import type { OutgoingNotice } from './notice';
import { subjectOf } from './notice-words';

/** The body of a signed webhook: type, timestamp and data, as Standard Webhooks has it. */
export function webhookEvent(notice: OutgoingNotice): object {
  const { id, transition, project, at, isRepeat, payload, url } = notice;
  const { subject, thread, ...rest } = payload;
  return {
    type: `${payload.thread.startsWith('incident/') ? 'incident' : 'alert'}.${transition}`,
    timestamp: at,
    data: {
      id,
      project,
      transition,
      title: subjectOf(notice),
      subject,
      ...rest,
      url,
      thread,
      mayBeRepeat: isRepeat,
    },
  };
}

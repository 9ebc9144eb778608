import {
  alertOfEvent,
  type ExternalAlert,
  externalEventSchema,
} from '@/domain/alerting/external/external-alert';
import { describeIssue } from '@/domain/schemas/describe-issue';
import { ServiceError } from '../../errors';
import { invalidInput } from '../../web/respond-error';
import { takeExternalAlerts } from './take-external-alerts';

const MOST_EVENTS = 1_000;

export interface EventsReceipt {
  accepted: number;
  rejected: number;
  errors: { index: number; message: string; hint: string }[];
}

/** Takes in one event or many; one that cannot be read sinks no other. @throws ServiceError invalid when none can be */
export async function takeEvents(projectId: string, body: unknown): Promise<EventsReceipt> {
  const given: unknown[] = Array.isArray(body) ? body : [body];
  if (given.length > MOST_EVENTS)
    throw new ServiceError('invalid', `The body has ${given.length} events.`, {
      hint: `Send at most ${MOST_EVENTS} at a time.`,
    });
  const alerts: ExternalAlert[] = [];
  const errors: EventsReceipt['errors'] = [];
  for (const [index, one] of given.entries()) {
    const read = externalEventSchema.safeParse(one, { error: describeIssue });
    if (read.success) alerts.push(alertOfEvent(read.data));
    else {
      const { message } = invalidInput(read.error, 'The event');
      errors.push({ index, message, hint: 'Send {"key", "status", "title"} at least.' });
    }
  }
  if (alerts.length === 0)
    throw new ServiceError('invalid', errors[0]?.message ?? 'The body has no event.', {
      hint: 'Send {"key": "disk-db1", "status": "firing", "title": "Disk of db1 is full"}.',
    });
  await takeExternalAlerts(projectId, alerts);
  return { accepted: alerts.length, rejected: errors.length, errors };
}

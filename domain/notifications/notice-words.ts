import type { OutgoingNotice, Transition } from './notice';

const SEVERITY_WORDS = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
} as const;

/** One line that tells what is wrong and how it stands: what a phone shows while it is locked. */
export function subjectOf(notice: OutgoingNotice): string {
  const { payload, transition } = notice;
  return `${leadOf(transition, SEVERITY_WORDS[payload.severity])}: ${payload.subject}`;
}

function leadOf(transition: Transition, severity: string): string {
  switch (transition) {
    case 'fired':
      return severity;
    case 'still_firing':
      return `${severity}, still firing`;
    case 'escalated':
      return `${severity}, escalated`;
    case 'acknowledged':
      return 'Acknowledged';
    case 'resolved':
      return 'Resolved';
    case 'silence_ending':
      return 'Silence ends soon';
    case 'delivery_failed':
      return 'Not delivered';
    case 'reminder':
      return 'Reminder';
    case 'declared':
      return 'Incident declared';
    case 'updated':
      return 'Incident update';
    case 'test':
      return 'Test';
    case 'verify':
      return 'Candor';
  }
}

/** What follows the subject, a paragraph each. */
export function paragraphsOf({ payload, isRepeat, transition }: OutgoingNotice): string[] {
  const by =
    payload.by === null || (transition !== 'acknowledged' && transition !== 'resolved')
      ? null
      : `${transition === 'acknowledged' ? 'Acknowledged' : 'Resolved'} by ${payload.by}.`;
  const repeat = isRepeat
    ? 'You may have had this message before: the last try broke off before it was confirmed.'
    : null;
  return [by, payload.text, repeat].filter((one) => one !== null);
}

/** The facts of a notice with project and service before them. */
export function factsOf({ payload, project }: OutgoingNotice): { name: string; value: string }[] {
  const service = payload.service === null ? [] : [{ name: 'Service', value: payload.service }];
  return [{ name: 'Project', value: project }, ...service, ...payload.facts];
}

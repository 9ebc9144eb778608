import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import type { HeartbeatAnswer } from './heartbeat-answers';

type Told = Pick<HeartbeatAnswer, 'slug' | 'state' | 'overdueSeconds'>;

/** "2 of 9 jobs are silent: nightly-backup for 3 h, invoices for 12 min. 1 job says that it failed: mailer." */
export function describeHeartbeats(items: readonly Told[]): string {
  if (items.length === 0) return 'No job has been heard of yet.';
  const missed = items
    .filter(({ state }) => state === 'missed')
    .sort((a, b) => (b.overdueSeconds ?? 0) - (a.overdueSeconds ?? 0));
  const failed = items.filter(({ state }) => state === 'failed');
  const late = items.filter(({ state }) => state === 'late').length;
  const paused = items.filter(({ state }) => state === 'paused').length;
  const parts: string[] = [];
  if (missed.length > 0) {
    const of = `${missed.length} of ${counted(items.length, 'job')}`;
    parts.push(`${of} ${missed.length === 1 ? 'is' : 'are'} silent: ${listed(missed)}`);
  }
  if (failed.length > 0) {
    const say = failed.length === 1 ? 'says that it failed' : 'say that they failed';
    parts.push(`${counted(failed.length, 'job')} ${say}: ${listed(failed)}`);
  }
  if (parts.length === 0) {
    const waited = items.length - paused;
    if (waited > 0)
      parts.push(waited === 1 ? 'The one job is on time' : `All ${waited} jobs are on time`);
  }
  if (late > 0) parts.push(`${counted(late, 'job')} within its grace`);
  if (paused > 0) parts.push(`${paused} paused`);
  return `${parts.join('. ')}.`;
}

const NAMED = 3;

function listed(items: readonly Told[]): string {
  const named = items
    .slice(0, NAMED)
    .map(({ slug, state, overdueSeconds }) =>
      state === 'missed' && overdueSeconds !== null
        ? `${slug} for ${quantityText(overdueSeconds, 's')}`
        : slug,
    );
  const more = items.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

type One = Pick<HeartbeatAnswer, 'state' | 'overdueSeconds' | 'lastMessage' | 'everySeconds'>;

/** The present of one job in words. */
export function describeHeartbeat({
  state,
  overdueSeconds,
  lastMessage,
  everySeconds,
}: One): string {
  const every = `it is to come every ${quantityText(everySeconds, 's')}`;
  const overdue = overdueSeconds === null ? '' : quantityText(overdueSeconds, 's');
  switch (state) {
    case 'ok':
      return `On time; ${every}.`;
    case 'late':
      return `Late by ${overdue}, still within its grace; ${every}.`;
    case 'missed':
      return `Silent: the next beat is overdue by ${overdue}; ${every}.`;
    case 'failed':
      return `It ran and said that it failed${lastMessage === null ? '' : `: ${lastMessage.slice(0, 120)}`}.`;
    case 'paused':
      return 'Paused: nobody waits for it, and its beats are kept all the same.';
    case 'never':
      return 'Nothing has been heard of it yet.';
  }
}

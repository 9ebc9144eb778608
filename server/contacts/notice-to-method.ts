import { randomUUID } from 'node:crypto';
import type { Notice, NoticeTarget } from '@/domain/notifications/notice';
import type { CurrentSession } from '../access/find-session';
import { ServiceError } from '../errors';
import { listMemberProjects } from '../projects/list-member-projects';

interface ToldMethod {
  id: string;
  kind: string;
  name: string;
  address: string;
}

/** A contact method as the ledger names it: whose it is, and which. */
export function methodTarget(method: ToldMethod, userName: string): NoticeTarget {
  const { id, kind, name, address } = method;
  const label = `${userName} <${kind === 'email' ? address : `${name}, ${address}`}>`;
  return { kind: 'method', id, via: kind, label };
}

/**
 * A notice to its owner about a contact method itself. The outbox belongs to projects: it goes by the first of theirs.
 * @throws ServiceError conflict when they are in none
 */
export async function noticeToMethod(
  session: CurrentSession,
  method: ToldMethod,
  { transition, subject, text }: { transition: 'test' | 'verify'; subject: string; text: string },
): Promise<Notice> {
  const [project] = await listMemberProjects(session.user.id);
  if (project === undefined)
    throw new ServiceError(
      'conflict',
      'You are in no project yet, so nothing can be sent to you.',
      {
        hint: 'Ask somebody to invite you to one; then come back.',
      },
    );
  const key = `${transition}/${randomUUID()}`;
  return {
    projectId: project.id,
    dedupeKey: key,
    alertId: null,
    incidentId: null,
    transition,
    target: methodTarget(method, session.user.name),
    payload: {
      subject,
      severity: 'info',
      service: null,
      text,
      facts: [],
      path: '/account/reach',
      runbookUrl: null,
      by: session.user.name,
      thread: key,
    },
  };
}

import type { Notice, NoticeTarget } from '../notifications/notice';

interface Overdue {
  projectId: string;
  slug: string;
  ownerId: string;
  count: number;
  /** The longest overdue first; not all of them when they are many. */
  actions: readonly { title: string; dueOn: string }[];
  target: NoticeTarget;
  nowMs: number;
}

const WEEK_MS = 7 * 86_400_000;
/** Epoch days begin with a Thursday; weeks begin with Monday. */
const MONDAY_MS = 3 * 86_400_000;

/** The weekly reminder of one person's overdue actions in one project. */
export function overdueNotice(overdue: Overdue): Notice {
  const { projectId, slug, ownerId, count, actions, target, nowMs } = overdue;
  const week = Math.floor((nowMs + MONDAY_MS) / WEEK_MS);
  const more = count - actions.length;
  return {
    projectId,
    dedupeKey: `actions/${ownerId}/${week}`,
    alertId: null,
    incidentId: null,
    transition: 'reminder',
    target,
    payload: {
      subject:
        count === 1 ? '1 of your actions is overdue' : `${count} of your actions are overdue`,
      severity: 'low',
      service: null,
      text: `Do them, give them another day, or decline them with a reason.${more > 0 ? ` ${more} more are on the page.` : ''}`,
      facts: actions.map(({ title, dueOn }) => ({ name: `Due ${dueOn}`, value: title })),
      path: `/p/${encodeURIComponent(slug)}/actions?owner=${ownerId}`,
      runbookUrl: null,
      by: null,
      thread: `actions/${ownerId}`,
    },
  };
}

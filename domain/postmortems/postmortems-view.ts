import { choiceParam } from '../url-state/view-params';
import type { PostmortemItem } from './postmortem-answers';
import { POSTMORTEM_STATUSES } from './postmortem-status';

const SHOWN = ['all', 'overdue', ...POSTMORTEM_STATUSES] as const;
export type ShownPostmortems = (typeof SHOWN)[number];

/** What the address of the list says. */
export const postmortemsViewSchema = {
  show: choiceParam(SHOWN, 'all'),
};

/** The page's answer: how many are being written, and what is late. */
export function describePostmortems(
  items: readonly Pick<PostmortemItem, 'status' | 'overdue' | 'owner'>[],
): string {
  const open = items.filter(({ status }) => status === 'draft' || status === 'in_review');
  const late = open.filter(({ overdue }) => overdue).length;
  const ownerless = open.filter(({ owner }) => owner === null).length;
  if (items.length === 0) return 'No postmortem yet';
  const parts = [
    open.length === 0 ? 'None is being written' : `${open.length} being written`,
    ...(late === 0 ? [] : [`${late} overdue`]),
    ...(ownerless === 0 ? [] : [`${ownerless} without an owner`]),
  ];
  return parts.join('; ');
}

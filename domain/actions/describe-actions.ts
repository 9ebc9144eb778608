import type { ActionAnswer } from './action-answers';

/** "7 actions are open; 2 are overdue, the oldest since 2026-03-01" */
export function describeActions(
  items: readonly Pick<ActionAnswer, 'isOverdue' | 'dueOn' | 'owner'>[],
): string {
  if (items.length === 0) return 'No action is open';
  const open = items.length === 1 ? '1 action is open' : `${items.length} actions are open`;
  const overdue = items.filter(({ isOverdue }) => isOverdue);
  const nobodys = items.filter(({ owner }) => owner === null).length;
  const parts: string[] = [open];
  if (overdue.length > 0) {
    const [first] = overdue.flatMap(({ dueOn }) => dueOn ?? []).sort();
    parts.push(`${overdue.length} overdue, the oldest since ${first}`);
  }
  if (nobodys > 0) parts.push(`${nobodys} without an owner`);
  return parts.join('; ');
}

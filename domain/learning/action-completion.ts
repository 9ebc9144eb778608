import { ACTION_KINDS, type ActionKind } from '../actions/action-kinds';
import { rateOf } from '../statistics/rate';
import type { ActionCompletion } from './learning-answer';

export interface CountedAction {
  kind: ActionKind;
  status: 'open' | 'done' | 'declined';
  createdMs: number;
  closedMs: number | null;
}

const DAY_MS = 86_400_000;
/** Ends of the ages of open actions, in days. */
const AGES = [14, 30, 90] as const;

/** How actions of each kind come out; what was declined counts as neither. Kinds without any action are left out. */
export function actionCompletion(
  actions: readonly CountedAction[],
  nowMs: number,
): ActionCompletion[] {
  return ACTION_KINDS.map((kind) => {
    const own = actions.filter((action) => action.kind === kind);
    const done = own.filter(({ status }) => status === 'done');
    const open = own.filter(({ status }) => status === 'open');
    const ages = open.map(({ createdMs }) => (nowMs - createdMs) / DAY_MS);
    return {
      kind,
      open: open.length,
      done: done.length,
      declined: own.length - done.length - open.length,
      completed: rateOf({ successes: done.length, n: done.length + open.length }),
      medianDaysToDone: median(
        done.flatMap(({ createdMs, closedMs }) =>
          closedMs === null ? [] : [(closedMs - createdMs) / DAY_MS],
        ),
      ),
      openByAge: [0, ...AGES].map((from, index) => ({
        fromDays: from,
        toDays: AGES[index] ?? null,
        count: ages.filter((days) => days >= from && days < (AGES[index] ?? Infinity)).length,
      })),
    };
  }).filter(({ open, done, declined }) => open + done + declined > 0);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

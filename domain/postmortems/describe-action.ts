import type { PostmortemAnswer } from './postmortem-answers';

type Action = Pick<PostmortemAnswer['actions'][number], 'status' | 'owner' | 'dueAt'>;

/** "open, Ada, due 2026-12-01" */
export function describeAction({ status, owner, dueAt }: Action): string {
  const due = dueAt === null || status !== 'open' ? [] : [`due ${dueAt.slice(0, 10)}`];
  return [status, owner ?? 'nobody has it', ...due].join(', ');
}

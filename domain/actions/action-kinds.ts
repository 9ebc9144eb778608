/** What an action is for. */
export const ACTION_KINDS = ['prevent', 'detect', 'mitigate', 'learn'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export const ACTION_PRIORITIES = ['high', 'medium', 'low'] as const;
export type ActionPriority = (typeof ACTION_PRIORITIES)[number];

export const ACTION_STATUSES = ['open', 'done', 'declined'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export const KIND_MEANINGS: Record<ActionKind, string> = {
  prevent: 'Prevent: it cannot happen this way again',
  detect: 'Detect: it is seen sooner',
  mitigate: 'Mitigate: it hurts less, or for a shorter time',
  learn: 'Learn: a question with an answer by a date',
};

export const POSTMORTEM_STATUSES = ['draft', 'in_review', 'published', 'closed'] as const;
export type PostmortemStatus = (typeof POSTMORTEM_STATUSES)[number];

export const STATUS_WORDS: Record<PostmortemStatus, string> = {
  draft: 'Draft',
  in_review: 'In review',
  published: 'Published',
  closed: 'Closed',
};

const NEXT: Record<PostmortemStatus, readonly PostmortemStatus[]> = {
  draft: ['in_review'],
  in_review: ['published', 'draft'],
  published: ['closed', 'in_review'],
  closed: ['published'],
};

/** Where it can go from a status: onwards first, then back. */
export function nextStatuses(status: PostmortemStatus): readonly PostmortemStatus[] {
  return NEXT[status];
}

/** Why a status cannot follow; null when it can. */
export function whyNotStatus(
  from: PostmortemStatus,
  to: PostmortemStatus,
  { hasOwner }: { hasOwner: boolean },
): string | null {
  if (from !== to && !NEXT[from].includes(to)) {
    const ways = NEXT[from].map((status) => STATUS_WORDS[status].toLowerCase()).join(' or ');
    return `From ${STATUS_WORDS[from].toLowerCase()} it goes to ${ways}, not to ${STATUS_WORDS[to].toLowerCase()}.`;
  }
  if (to === 'published' && from !== to && !hasOwner)
    return 'It needs an owner before it is published: somebody who answers questions about it.';
  return null;
}

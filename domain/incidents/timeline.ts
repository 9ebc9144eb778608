import type { TimelineItem } from './incident-answers';

/** A line as its source tells it. */
export interface TimelineLine {
  id: string;
  atMs: number;
  kind: string;
  text: string;
  ref: TimelineItem['ref'];
  by: string | null;
}

/** What somebody did to a line; the oldest first. */
export interface TimelineEdit {
  item: string;
  action: string;
  text: string | null;
  by: string;
  atMs: number;
}

/** The timeline in the order in which things happened, with what people did to its lines; nothing is ever lost. */
export function makeTimeline(
  lines: readonly TimelineLine[],
  edits: readonly TimelineEdit[],
): TimelineItem[] {
  const byItem = new Map<string, TimelineEdit[]>();
  for (const edit of edits) byItem.set(edit.item, [...(byItem.get(edit.item) ?? []), edit]);
  return lines
    .toSorted((a, b) => a.atMs - b.atMs || compareIds(a.id, b.id))
    .map((line) => edited(line, byItem.get(line.id) ?? []));
}

function edited({ atMs, ...line }: TimelineLine, edits: readonly TimelineEdit[]): TimelineItem {
  const item: TimelineItem = {
    ...line,
    at: new Date(atMs).toISOString(),
    isPinned: false,
    isHidden: false,
    history: [],
  };
  for (const { action, text, by, atMs: editedMs } of edits) {
    const before = action === 'correct' ? item.text : null;
    item.history.push({ at: new Date(editedMs).toISOString(), by, action, before });
    if (action === 'correct' && text !== null) item.text = text;
    else if (action === 'pin' || action === 'unpin') item.isPinned = action === 'pin';
    else if (action === 'hide' || action === 'show') item.isHidden = action === 'hide';
  }
  return item;
}

/** Of one moment, those that were written first come first. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

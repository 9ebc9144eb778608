import { type MergePart, mergeText } from './merge-text';
import type { Section } from './section';

export interface MergedSection {
  section: Section;
  /** The parts of its text; at least one is a conflict where the two disagree. */
  parts: MergePart[];
  hasConflict: boolean;
}

/**
 * Three versions of a document's sections as one, by key. A section that one deleted while the other wrote in it
 * stays. The order is mine; sections that only they have come after the one before them in theirs.
 */
export function mergeSections(
  base: readonly Section[],
  mine: readonly Section[],
  theirs: readonly Section[],
): MergedSection[] {
  const find = (sections: readonly Section[], key: string) =>
    sections.find((section) => section.key === key);
  const merged: MergedSection[] = [];
  for (const my of mine) {
    const their = find(theirs, my.key);
    const old = find(base, my.key);
    if (their === undefined && old !== undefined && same(old, my)) continue;
    merged.push(mergeOne(old, my, their ?? old ?? my));
  }
  theirs.forEach((their, place) => {
    if (find(mine, their.key) !== undefined) return;
    const old = find(base, their.key);
    if (old !== undefined && same(old, their)) return;
    const before = theirs[place - 1]?.key;
    const after = merged.findIndex(({ section }) => section.key === before);
    merged.splice(after + 1, 0, mergeOne(old, their, their));
  });
  return merged;
}

function mergeOne(old: Section | undefined, my: Section, their: Section): MergedSection {
  const parts = mergeText(old?.markdown ?? '', my.markdown, their.markdown);
  const heading = my.heading === old?.heading ? their.heading : my.heading;
  return {
    section: { ...my, heading, markdown: textOf(parts, () => []) },
    parts,
    hasConflict: parts.some(({ kind }) => kind === 'conflict'),
  };
}

/** The text of merged parts, conflicts as they were settled. */
export function textOf(
  parts: readonly MergePart[],
  settled: (conflict: Extract<MergePart, { kind: 'conflict' }>, place: number) => readonly string[],
): string {
  return parts
    .flatMap((part, place) => (part.kind === 'agreed' ? part.lines : settled(part, place)))
    .join('\n');
}

function same(one: Section, other: Section): boolean {
  return one.markdown === other.markdown && one.heading === other.heading;
}

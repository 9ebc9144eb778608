import { linesOf, matchLines } from './line-diff';

export type MergePart =
  | { kind: 'agreed'; lines: string[] }
  | { kind: 'conflict'; base: string[]; mine: string[]; theirs: string[] };

/**
 * Brings two texts together that began from the same base: what one alone changed is taken, what both changed
 * alike is taken once, and what they changed otherwise is a conflict. (diff3: Khanna, Kunal, Pierce 2007.)
 */
export function mergeText(base: string, mine: string, theirs: string): MergePart[] {
  if (mine === theirs || theirs === base) return agreed(linesOf(mine));
  if (mine === base) return agreed(linesOf(theirs));
  const [o, a, b] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  const inA = new Map(matchLines(o, a));
  const inB = new Map(matchLines(o, b));
  const parts: MergePart[] = [];
  let [from, fromA, fromB] = [0, 0, 0];
  for (let place = 0; place <= o.length; place += 1) {
    const isEnd = place === o.length;
    const toA = isEnd ? a.length : inA.get(place);
    const toB = isEnd ? b.length : inB.get(place);
    if (toA === undefined || toB === undefined) continue;
    settle(parts, o.slice(from, place), a.slice(fromA, toA), b.slice(fromB, toB));
    if (!isEnd) push(parts, [o[place] ?? '']);
    [from, fromA, fromB] = [place + 1, toA + 1, toB + 1];
  }
  return parts;
}

function settle(parts: MergePart[], base: string[], mine: string[], theirs: string[]): void {
  if (equal(mine, theirs) || equal(base, theirs)) push(parts, mine);
  else if (equal(base, mine)) push(parts, theirs);
  else parts.push({ kind: 'conflict', base, mine, theirs });
}

function push(parts: MergePart[], lines: string[]): void {
  if (lines.length === 0) return;
  const last = parts.at(-1);
  if (last?.kind === 'agreed') last.lines.push(...lines);
  else parts.push({ kind: 'agreed', lines: [...lines] });
}

function agreed(lines: string[]): MergePart[] {
  return lines.length === 0 ? [] : [{ kind: 'agreed', lines }];
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, place) => line === other[place]);
}

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string };

/** Past so many cells of the table the middle counts as replaced as a whole. */
const MOST_CELLS = 4_000_000;

/** Places of lines that both have, in order: the longest common subsequence. */
export function matchLines(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const pairs: [number, number][] = [];
  for (let i = 0; i < start; i += 1) pairs.push([i, i]);
  for (const [i, j] of matchMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    pairs.push([start + i, start + j]);
  for (let i = end; i > 0; i -= 1) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

function matchMiddle(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) return [];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** From one text to another, line by line; what was taken out stands before what came in. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...matchLines(a, b), [a.length, b.length] as const]) {
    for (const text of a.slice(i, nextI)) lines.push({ kind: 'removed', text });
    for (const text of b.slice(j, nextJ)) lines.push({ kind: 'added', text });
    if (nextI < a.length) lines.push({ kind: 'same', text: a[nextI] ?? '' });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return lines;
}

/** No text has no lines. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

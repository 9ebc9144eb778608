import { markdownBlocks } from './markdown-blocks';
import { markdownLines } from './markdown-lines';

/** How deep quotations and lists may stand in each other. */
const DEEPEST = 20;
/** Deeper than this a line is counted, and so many levels of such lines are drawn. */
const DEEP = 4;
const MOST_DEEP = 1_000;
/** Of one block that is drawn. */
const MOST_MARKS = 2_000;
const NESTING = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$))+/;
const MARK = /[*_[\]`~<>!&]/g;

/** What of a block is not code: code is not looked into, however long it is. */
export function proseOf(block: string): string {
  return markdownLines(block)
    .flatMap(({ text, isCode }) => (isCode ? [] : [text]))
    .join('\n');
}

function depthOf(line: string): number {
  const nested = NESTING.exec(line)?.[0].match(/>|[-+*]|\d+/g)?.length ?? 0;
  return nested + (line.length - line.trimStart().length) / 2;
}

/** Whether a parser of Markdown is done with a block as soon as it has read it; what nests without end keeps it for ages. */
export function isShallow(block: string, mostMarks: number): boolean {
  const prose = proseOf(block);
  if ((prose.match(MARK)?.length ?? 0) > mostMarks) return false;
  return prose.split('\n').every((line) => depthOf(line) <= DEEPEST);
}

/** Whether a text can be drawn without that a browser, or the server for others, stands still over it. */
export function isDrawable(markdown: string): boolean {
  const depths = proseOf(markdown).split('\n').map(depthOf);
  const deep = depths.filter((depth) => depth > DEEP).reduce((sum, depth) => sum + depth, 0);
  if (deep > MOST_DEEP) return false;
  return markdownBlocks(markdown).every((block) => isShallow(block.markdown, MOST_MARKS));
}

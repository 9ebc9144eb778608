import remarkParse from 'remark-parse';
import { unified } from 'unified';

const markdown = unified().use(remarkParse);
type Node = {
  type: string;
  position?: ReturnType<typeof markdown.parse>['position'];
  children?: Node[];
};

/** What the writer says in their own words, as long as the Markdown that it stands in from `from` on. */
export interface Prose {
  text: string;
  from: number;
}

/** Another's words, program text and addresses: left out of the check. */
const LEFT_OUT = new Set(['blockquote', 'code', 'html', 'definition', 'thematicBreak', 'yaml']);
/** Stands for something left out within a sentence: a word that no rule knows, and a thing to `subjectBefore`. */
const FILLER = 'x';

/** The paragraphs and headings of a Markdown text, with code, quotations and addresses blanked out in place. */
export function readProse(source: string): Prose[] {
  const found: Prose[] = [];
  collect(markdown.parse(source), source, found);
  return found;
}

function collect(node: Node, source: string, found: Prose[]): void {
  if (LEFT_OUT.has(node.type)) return;
  if (node.type !== 'paragraph' && node.type !== 'heading') {
    for (const child of node.children ?? []) collect(child, source, found);
    return;
  }
  const [from, to] = offsets(node);
  const letters = [...Array(to - from)].map((_, at) => (source[from + at] === '\n' ? '\n' : ' '));
  write(node, source, from, letters);
  found.push({ text: blankQuotations(letters.join('')), from });
}

/** Puts the texts of a paragraph where they stand; what is markup stays blank. */
function write(node: Node, source: string, base: number, letters: string[]): void {
  const [from, to] = offsets(node);
  if (node.type === 'text') {
    for (let at = from; at < to; at += 1) letters[at - base] = source[at] ?? ' ';
  } else if (node.type === 'inlineCode' || node.type === 'image' || node.type === 'html') {
    for (let at = from; at < to; at += 1) letters[at - base] = FILLER;
  } else {
    for (const child of node.children ?? []) write(child, source, base, letters);
  }
}

function offsets(node: Node): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

const QUOTATIONS = [
  /https?:\/\/\S+/g,
  /"[^"]{1,2000}"/g,
  /[“„][^”“]{1,2000}[”“]/g,
  /«[^»]{1,2000}»/g,
  /(?<![\w’'])['‘][^'’‘]{1,2000}(?:(?<=\w)['’](?=\w)[^'’‘]{1,2000})*['’](?!\w)/g,
];

/** A quotation keeps its length and its last full stop, so that the sentence around it ends where it did. */
function blankQuotations(text: string): string {
  return QUOTATIONS.reduce(
    (left, quotation) =>
      left.replace(quotation, (quoted) =>
        quoted.replace(/[^\n]/g, (letter, at: number) =>
          at >= quoted.length - 2 && /[.?!]/.test(letter) ? letter : FILLER,
        ),
      ),
    text,
  );
}

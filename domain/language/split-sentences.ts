import retextEnglish from 'retext-english';
import { unified } from 'unified';

const english = unified().use(retextEnglish);
type Node = {
  type: string;
  position?: ReturnType<typeof english.parse>['position'];
  children?: Node[];
};

/** The sentences of a text with where each begins; abbreviations and versions do not end one. */
export function splitSentences(text: string): { text: string; from: number }[] {
  const found: { text: string; from: number }[] = [];
  const collect = (node: Node): void => {
    if (node.type !== 'SentenceNode') {
      for (const child of node.children ?? []) collect(child);
      return;
    }
    const from = node.position?.start.offset ?? 0;
    found.push({ text: text.slice(from, node.position?.end.offset), from });
  };
  collect(english.parse(text));
  return found;
}

import { type MarkdownLine, markdownLines, withoutUnderlines } from './markdown-lines';
import type { Section } from './section';
import { sectionKey } from './section-key';
import { KEPT_MARK } from './write-markdown';

export interface ReadPostmortem {
  title: string | null;
  sections: Section[];
}

const HEADING = /^ {0,3}(#{1,2})[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const MOST_FRONT_MATTER = 20_000;

/**
 * A Markdown document as a postmortem: # is its title, each ## a section; text before the first is its summary. Where
 * front matter has the title and # stands more than once, those are sections too. `parseYaml` reads its front matter
 * and throws for what is none.
 */
export function readMarkdown(
  document: string,
  parseYaml: (yaml: string) => unknown,
): ReadPostmortem {
  const { stated, rest } = splitFrontMatter(document.replace(/^\uFEFF/, ''), parseYaml);
  let title = stated?.trim() ?? null;
  const lines = withoutUnderlines(withoutKept(markdownLines(rest)));
  const isTop = ({ text, isCode }: MarkdownLine) => !isCode && HEADING.exec(text)?.[1] === '#';
  let isTitled = title !== null && lines.filter(isTop).length > 1;
  const found: { heading: string; lines: string[] }[] = [];
  const before: string[] = [];
  for (const line of lines) {
    const [, marks, written = ''] = line.isCode ? [] : (HEADING.exec(line.text) ?? []);
    const heading = unescapeMarkdown(written);
    if (marks === '##' || (marks === '#' && (isTitled || found.length > 0)))
      found.push({ heading: heading.slice(0, 200), lines: [] });
    else if (marks === '#') {
      title ??= heading;
      isTitled = true;
    } else (found.at(-1)?.lines ?? before).push(line.text);
  }
  const lead = before.join('\n').trim();
  if (lead !== '') found.unshift({ heading: 'Summary', lines: [lead] });
  const keys: string[] = [];
  const sections = found.map(({ heading, lines }) => {
    const key = sectionKey(heading, keys);
    keys.push(key);
    return { key, heading, prompt: '', markdown: lines.join('\n').trim() };
  });
  return { title: title === '' ? null : title, sections };
}

function withoutKept(lines: readonly MarkdownLine[]): readonly MarkdownLine[] {
  const mark = lines.findIndex(({ text, isCode }) => !isCode && text.trim() === KEPT_MARK);
  return mark === -1 ? lines : lines.slice(0, mark);
}

function splitFrontMatter(
  text: string,
  parseYaml: (yaml: string) => unknown,
): { stated: string | null; rest: string } {
  const [whole, yaml = ''] = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  if (whole === undefined || yaml.length > MOST_FRONT_MATTER) return { stated: null, rest: text };
  try {
    const read = parseYaml(yaml);
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      return { stated: null, rest: text };
    const stated = 'title' in read && typeof read.title === 'string' ? read.title : null;
    return { stated, rest: text.slice(whole.length) };
  } catch {
    // No front matter after all: a rule at the top of a text.
    return { stated: null, rest: text };
  }
}

function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

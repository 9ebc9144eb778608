export interface MarkdownLine {
  text: string;
  /** Inside a fenced code block, or one of its fences. */
  isCode: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** The lines of a document, with those that are code told apart (CommonMark 4.5). */
export function markdownLines(markdown: string): MarkdownLine[] {
  let open: string | null = null;
  return markdown.split(/\r\n|\r|\n/).map((text) => {
    const [, marks = '', rest = ''] = FENCE.exec(text) ?? [];
    if (open === null) {
      const opens = marks !== '' && !(marks.startsWith('`') && rest.includes('`'));
      if (opens) open = marks;
      return { text, isCode: opens };
    }
    const closes = marks.startsWith(open) && rest.trim() === '';
    if (closes) open = null;
    return { text, isCode: true };
  });
}

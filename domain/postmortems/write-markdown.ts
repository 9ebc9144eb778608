import { describeAction } from './describe-action';
import { escapeMarkdown } from './escape-markdown';
import type { Evidence } from './evidence';
import { markdownLines, withoutUnderlines } from './markdown-lines';
import type { PostmortemAnswer } from './postmortem-answers';
import type { Section } from './section';

export interface WrittenPostmortem {
  title: string;
  /** YAML that ends with a new line. */
  frontMatter: string;
  sections: readonly Section[];
  actions: PostmortemAnswer['actions'];
  evidence: readonly Evidence[];
  /** Where the postmortem is, with its origin, so that links work outside. */
  address: string;
}

/** A postmortem as one Markdown document: front matter, a heading a section, its actions and evidence in words, absolute links. */
export function writeMarkdown(postmortem: WrittenPostmortem): string {
  const { title, frontMatter, sections, actions, evidence, address } = postmortem;
  const parts = [
    `---\n${frontMatter}---`,
    `# ${escapeMarkdown(title)}`,
    ...sections.map(({ heading, markdown }) => {
      const text = absoluteLinks(withinHeading(markdown).trim(), address);
      return `## ${escapeMarkdown(heading)}${text === '' ? '' : `\n\n${text}`}`;
    }),
    ...(evidence.length + actions.length === 0 ? [] : [KEPT_MARK, '---']),
    ...(actions.length === 0 ? [] : [`**Actions**\n\n${actions.map(actionRow).join('\n')}`]),
    ...(evidence.length === 0 ? [] : [evidenceRows(evidence, address)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What stands above what is kept beside the text; read-markdown leaves it out again. */
export const KEPT_MARK = '<!-- evidence kept by Candor -->';

function actionRow(action: PostmortemAnswer['actions'][number]): string {
  const isDone = action.status === 'done';
  return `- [${isDone ? 'x' : ' '}] ${escapeMarkdown(action.title)} (${escapeMarkdown(describeAction(action))})`;
}

function evidenceRows(evidence: readonly Evidence[], address: string): string {
  const rows = evidence.map((one) => {
    const link = `[E${one.number}](${address}#evidence-${one.number})`;
    return `- ${link} ${escapeMarkdown(one.caption)}`;
  });
  return `**Evidence**\n\n${rows.join('\n')}`;
}

/** Headings of a section's own text stand below the section's: ## becomes ###, at most ######. */
function withinHeading(markdown: string): string {
  return withoutUnderlines(markdownLines(markdown))
    .map(({ text, isCode }) => (isCode ? text : text.replace(/^( {0,3})(#{1,2})(?=\s|$)/, '$1###')))
    .join('\n');
}

function absoluteLinks(markdown: string, address: string): string {
  const { origin } = new URL(address);
  return markdownLines(markdown)
    .map(({ text, isCode }) =>
      isCode
        ? text
        : text
            .replace(/\]\((#evidence-\d+)\)/g, `](${address}$1)`)
            .replace(/\]\((\/(?!\/)[^)\s]*)/g, `](${origin}$1`),
    )
    .join('\n');
}

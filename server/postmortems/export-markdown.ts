import { stringify } from 'yaml';
import type { PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import { writeMarkdown } from '@/domain/postmortems/write-markdown';
import { publicAddress } from '../notifications/public-address';
import { readPostmortemChecked } from './read-postmortems';

/**
 * A postmortem as a Markdown file: front matter, and links that work outside. What the language check finds is not written
 * into somebody's document: a header counts it, and the JSON tells it. @throws ServiceError not_found
 */
export async function exportMarkdown(
  project: { id: string; slug: string },
  id: string,
): Promise<Response> {
  const postmortem = await readPostmortemChecked(project.id, id);
  const markdown = writeMarkdown({
    title: postmortem.title,
    frontMatter: stringify(frontMatterOf(postmortem)),
    sections: postmortem.sections,
    actions: postmortem.actions,
    evidence: postmortem.evidence,
    address: publicAddress(`/p/${encodeURIComponent(project.slug)}/postmortems/${id}`),
  });
  return new Response(markdown, {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(postmortem)}.md"`,
      'x-content-type-options': 'nosniff',
      ...(postmortem.findings === null
        ? {}
        : { 'candor-language-findings': String(postmortem.findings.length) }),
    },
  });
}

function frontMatterOf(postmortem: PostmortemAnswer) {
  const { id, title, status, revision, owner, incident, dueAt, createdAt, publishedAt } =
    postmortem;
  return {
    title,
    id,
    status,
    revision,
    owner: owner?.name ?? null,
    incident: incident?.number ?? null,
    severity: incident?.severity ?? null,
    created: createdAt,
    due: dueAt,
    published: publishedAt,
    actions: postmortem.actions.map((action) => `${action.title} (${action.status})`),
    reviewers: postmortem.reviewers.map(({ name, state }) => `${name} (${state})`),
  };
}

/** Plain letters alone, so that every system takes the name. */
function fileName({ title, createdAt }: PostmortemAnswer): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${createdAt.slice(0, 10)}-${words.slice(0, 60) || 'postmortem'}`;
}

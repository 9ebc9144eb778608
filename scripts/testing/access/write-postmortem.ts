import type { ProjectContext } from '@/server/context';
import { createTemplate } from '@/server/postmortems/change-templates';
import { createPostmortem } from '@/server/postmortems/create-postmortem';
import { addComment } from '@/server/postmortems/discuss-postmortem';

/** A postmortem with a comment on it, and a template, all named after `marker`. */
export async function writePostmortem({
  ctx,
  slug,
  marker,
}: {
  ctx: ProjectContext;
  slug: string;
  marker: string;
}): Promise<{ postmortemId: string; commentId: string; templateId: string }> {
  const project = { id: ctx.projectId, slug };
  const { postmortem } = await createPostmortem({
    ctx,
    project,
    input: { markdown: `# ${marker}\n\n## Summary\n\n${marker}` },
  });
  const { id } = postmortem;
  const { comments } = await addComment({ ctx, id }, { sectionKey: null, text: marker });
  const template = await createTemplate({
    ctx,
    input: { name: marker, purpose: '', sections: [{ heading: marker, prompt: '', markdown: '' }] },
  });
  return { postmortemId: id, commentId: comments[0]?.id ?? '', templateId: template.id };
}

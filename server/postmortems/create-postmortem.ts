import { randomUUID } from 'node:crypto';
import { parse } from 'yaml';
import { proposedTemplate } from '@/domain/postmortems/built-in-templates';
import { draftValues } from '@/domain/postmortems/draft-values';
import { dueDate } from '@/domain/postmortems/due-date';
import type { Evidence } from '@/domain/postmortems/evidence';
import type { IncidentFacts } from '@/domain/postmortems/incident-facts';
import type { PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import { readMarkdown } from '@/domain/postmortems/read-markdown';
import type { CreatePostmortemInput } from '@/domain/postmortems/schemas';
import { type Section, sectionsSchema } from '@/domain/postmortems/section';
import { fillTemplate } from '@/domain/postmortems/template';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';
import { freezeEvidence } from './freeze-evidence';
import { findTemplate } from './list-templates';
import { readIncidentFacts } from './read-incident-facts';
import { postmortemDetail } from './read-postmortems';

interface Create {
  ctx: ProjectContext;
  project: { id: string; slug: string };
  input: CreatePostmortemInput;
}

interface Begun {
  incidentId: string | null;
  title: string;
  templateKey: string;
  sections: Section[];
  dueAt: Date | null;
  evidence: Evidence[];
}

/**
 * Begins a postmortem: from an incident with everything that the data knows, from a Markdown document, or both.
 * An incident has one; whoever begins a second is given the first.
 * @throws ServiceError not_found for an unknown incident or template; invalid for a document without a title
 */
export async function createPostmortem({
  ctx,
  project,
  input,
}: Create): Promise<{ postmortem: PostmortemAnswer; isNew: boolean }> {
  const { projectId } = ctx;
  const existing = (tx: ProjectTransaction) =>
    input.incidentId === undefined
      ? null
      : tx.postmortem.findFirst({
          where: { projectId, incidentId: input.incidentId },
          select: { id: true },
        });
  const known = await inProject(projectId, async (tx) => {
    const row = await existing(tx);
    return row === null ? null : postmortemDetail(tx, projectId, row.id);
  });
  if (known !== null) return { postmortem: known, isNew: false };
  const facts =
    input.incidentId === undefined ? null : await readIncidentFacts(project, input.incidentId);
  const begun = await begin(project, input, facts);
  try {
    return await inProject(projectId, async (tx) => {
      const id = await insert(tx, ctx, begun);
      return { postmortem: await postmortemDetail(tx, projectId, id), isNew: true };
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002')
      throw error;
    return inProject(projectId, async (tx) => {
      const row = await existing(tx);
      if (row === null) throw error;
      return { postmortem: await postmortemDetail(tx, projectId, row.id), isNew: false };
    });
  }
}

async function begin(
  project: Create['project'],
  input: CreatePostmortemInput,
  facts: IncidentFacts | null,
): Promise<Begun> {
  const nowMs = Math.floor(await databaseNow());
  const frozen = facts === null ? null : await freezeEvidence(project, facts);
  const common = {
    incidentId: input.incidentId ?? null,
    dueAt:
      facts === null
        ? null
        : new Date(
            dueDate(
              facts.severity,
              facts.resolvedAt === null ? nowMs : Date.parse(facts.resolvedAt),
            ),
          ),
    evidence: frozen?.evidence ?? [],
  };
  if (input.markdown !== undefined) return { ...common, ...imported(input, input.markdown, facts) };
  if (facts === null || frozen === null) throw new Error('A template is filled from an incident');
  const template = await findTemplate(
    project.id,
    input.template ?? proposedTemplate(facts.severity),
  );
  const values = draftValues(facts, frozen.measured, frozen.evidence);
  return {
    ...common,
    title: input.title ?? facts.title.slice(0, 200),
    templateKey: template.key,
    sections: fillTemplate(template, values),
  };
}

function imported(input: CreatePostmortemInput, markdown: string, facts: IncidentFacts | null) {
  const read = readMarkdown(markdown, (yaml) => parse(yaml, { maxAliasCount: 0 }));
  const title = input.title ?? read.title?.slice(0, 200) ?? facts?.title;
  if (title === undefined)
    throw new ServiceError('invalid', 'The document has no title.', {
      hint: 'Begin it with a line “# What happened”, or send a “title” beside it.',
      details: [{ path: 'markdown', message: 'has no line that begins with #' }],
    });
  const sections = sectionsSchema.safeParse(read.sections);
  if (!sections.success)
    throw new ServiceError('invalid', 'The document cannot be taken in as a postmortem.', {
      hint: 'Each line that begins with ## becomes a section; there must be one, and at most 40.',
      details: sections.error.issues.slice(0, 20).map(({ path, message }) => ({
        path: ['markdown', ...path].join('.'),
        message,
      })),
    });
  return { title, templateKey: 'imported', sections: sections.data };
}

async function insert(
  tx: ProjectTransaction,
  ctx: ProjectContext,
  { evidence, ...begun }: Begun,
): Promise<string> {
  const { projectId, actor } = ctx;
  const id = randomUUID();
  const at = new Date(Math.floor(await databaseNow()));
  await tx.postmortem.create({
    data: {
      projectId,
      id,
      ...begun,
      ...(actor.kind === 'user' ? { ownerId: actor.id, ownerName: actor.name } : {}),
      // To the millisecond, as the places in their list are told.
      createdAt: at,
      createdBy: actor.name,
      updatedBy: actor.name,
    },
    select: { id: true },
  });
  await tx.postmortemRevision.create({
    data: {
      projectId,
      postmortemId: id,
      revision: 1,
      title: begun.title,
      sections: begun.sections,
      byId: actor.id ?? actor.kind,
      byName: actor.name,
      beganAt: at,
      at,
    },
    select: { revision: true },
  });
  if (evidence.length > 0)
    await tx.postmortemEvidence.createMany({
      data: evidence.map((one) => ({ ...one, projectId, postmortemId: id })),
    });
  // What was written down while it was being worked on follows from it too.
  if (begun.incidentId !== null)
    await tx.actionItem.updateMany({
      where: { projectId, incidentId: begun.incidentId, postmortemId: null },
      data: { postmortemId: id },
    });
  await recordAudit(tx, ctx, {
    action: 'postmortem.create',
    subject: begun.title,
    details: { template: begun.templateKey, incidentId: begun.incidentId },
  });
  return id;
}

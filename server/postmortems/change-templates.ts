import { randomUUID } from 'node:crypto';
import { BUILT_IN_TEMPLATES } from '@/domain/postmortems/built-in-templates';
import type { TemplateInput } from '@/domain/postmortems/schemas';
import { unknownVariables } from '@/domain/postmortems/template';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { Prisma } from '../db/generated/client';
import { ServiceError } from '../errors';

interface Change {
  ctx: ProjectContext;
  id: string;
  input: TemplateInput;
}

const noSuchTemplate = () =>
  new ServiceError('not_found', 'There is no such template of this project’s own.', {
    hint: 'Those that every project has cannot be changed: copy one instead.',
  });

/** @throws ServiceError conflict for a name that is taken; invalid for variables that stand for nothing */
export async function createTemplate({ ctx, input }: Omit<Change, 'id'>): Promise<{ id: string }> {
  const { projectId } = ctx;
  const id = randomUUID();
  await write(ctx, input, async (tx, common) => {
    await tx.postmortemTemplate.create({
      data: { projectId, id, ...common },
      select: { id: true },
    });
    await recordAudit(tx, ctx, { action: 'postmortem_template.create', subject: input.name });
  });
  return { id };
}

/** Postmortems that began from it stay as they are. @throws ServiceError not_found, conflict, invalid */
export async function changeTemplate({ ctx, id, input }: Change): Promise<void> {
  const { projectId } = ctx;
  await write(ctx, input, async (tx, common) => {
    const { count } = await tx.postmortemTemplate.updateMany({
      where: { projectId, id },
      data: common,
    });
    if (count === 0) throw noSuchTemplate();
    await recordAudit(tx, ctx, { action: 'postmortem_template.change', subject: input.name });
  });
}

/** @throws ServiceError not_found */
export async function removeTemplate({ ctx, id }: Omit<Change, 'input'>): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const before = await tx.postmortemTemplate.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchTemplate();
    await tx.postmortemTemplate.deleteMany({ where: { projectId, id } });
    await recordAudit(tx, ctx, { action: 'postmortem_template.remove', subject: before.name });
  });
}

async function write(
  ctx: ProjectContext,
  input: TemplateInput,
  work: (
    tx: ProjectTransaction,
    common: TemplateInput & { updatedAt: Date; updatedBy: string },
  ) => Promise<void>,
): Promise<void> {
  const details = input.sections.flatMap(({ markdown }, place) =>
    unknownVariables(markdown).map((name) => ({
      path: `sections.${place}.markdown`,
      message: `{{${name}}} stands for nothing`,
    })),
  );
  if (details.length > 0)
    throw new ServiceError('invalid', `${details[0]?.message} in this template.`, {
      hint: 'The variables that there are stand beside the text.',
      details,
    });
  if (BUILT_IN_TEMPLATES.some(({ key, name }) => input.name === key || input.name === name))
    throw taken(input.name);
  const updatedAt = new Date(Math.floor(await databaseNow()));
  try {
    await inProject(ctx.projectId, (tx) =>
      work(tx, { ...input, updatedAt, updatedBy: ctx.actor.name }),
    );
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002')
      throw error;
    throw taken(input.name);
  }
}

function taken(name: string): ServiceError {
  return new ServiceError('conflict', `There is a template “${name}” already.`, {
    hint: 'Choose another name.',
    details: [{ path: 'name', message: 'is taken' }],
  });
}

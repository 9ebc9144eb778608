import { numberedSlug, slugOf } from '@/domain/projects/project-slug';
import { db } from '@/server/db/client';
import type { Prisma } from '@/server/db/generated/client';
import { lockUntilCommit } from '@/server/db/sql/advisory-lock';
import { recordAudit, recordOrganisationAudit } from '../access/record-audit';
import { installDefaultRules } from '../alerting/install-default-rules';
import type { Context } from '../context';
import { requireOrganisationOwner } from './require-organisation-owner';

const MOST_ATTEMPTS = 1_000;

export interface NewProject {
  id: string;
  slug: string;
  name: string;
}

interface ProjectBeginning {
  organisationId: string;
  name: string;
  isDemo?: boolean;
  isSelf?: boolean;
}

/** The first free address for a name. Holds the lock that every creation takes, so two cannot choose the same. */
async function freeSlug(tx: Prisma.TransactionClient, name: string): Promise<string> {
  await lockUntilCommit(tx, 'candor_project_slug');
  const wanted = slugOf(name);
  for (let nth = 1; nth <= MOST_ATTEMPTS; nth += 1) {
    const slug = numberedSlug(wanted, nth);
    if ((await tx.project.findUnique({ where: { slug } })) === null) return slug;
  }
  throw new Error(`No free address for a project named like ${wanted}`);
}

/** Writes a project and both its audit lines in the caller's transaction (as candor_system); asks for no right. */
export async function insertProject(
  tx: Prisma.TransactionClient,
  ctx: Context,
  beginning: ProjectBeginning,
): Promise<NewProject> {
  const { organisationId, name, isDemo = false, isSelf = false } = beginning;
  const slug = await freeSlug(tx, name);
  const row = await tx.project.create({
    data: { organisationId, name, slug, isDemo, simulatorEnabled: isDemo, isSelf },
  });
  await installDefaultRules(tx, row.id);
  const change = { action: 'project.create', subject: name, details: { slug } };
  await recordOrganisationAudit(tx, ctx, organisationId, change);
  await recordAudit(tx, { ...ctx, projectId: row.id, role: null, scopes: [] }, change);
  return { id: row.id, slug, name };
}

/**
 * Creates a project in an organisation; its owners are its admins from the start.
 *
 * @throws ServiceError not_found, forbidden
 */
export async function createProject({
  ctx,
  input,
}: {
  ctx: Context;
  input: { organisationId: string; name: string };
}): Promise<NewProject> {
  return db().$transaction(async (tx) => {
    await requireOrganisationOwner(tx, ctx, input.organisationId);
    return insertProject(tx, ctx, input);
  });
}

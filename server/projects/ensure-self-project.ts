import { db } from '@/server/db/client';
import { lockInstallation } from '../access/create-first-owner';
import { systemContext } from '../context';
import { insertProject } from './create-project';

const NAME = 'Candor itself';

const SELECTED = {
  id: true,
  slug: true,
  name: true,
  acceptPastDays: true,
  retentionDays: true,
} as const;

/** The project in which Candor watches itself. */
export interface SelfProject {
  id: string;
  slug: string;
  name: string;
  acceptPastDays: number;
  retentionDays: number;
}

/** The live one; null when there is none. */
export function findSelfProject(): Promise<SelfProject | null> {
  return db().project.findFirst({ where: { isSelf: true, archivedAt: null }, select: SELECTED });
}

/** Made when there is none; null while there is nobody for it to belong to, and when its owner has archived it. */
export async function ensureSelfProject(): Promise<SelfProject | null> {
  const found = await findSelfProject();
  if (found !== null) return found;
  await db().$transaction(async (tx) => {
    await lockInstallation(tx);
    const existing = await tx.project.findFirst({ where: { isSelf: true } });
    const owner = await tx.organisationMember.findFirst({
      where: { role: 'owner' },
      orderBy: { createdAt: 'asc' },
    });
    if (existing !== null || owner === null) return;
    const ctx = systemContext('Self-watch');
    const { organisationId } = owner;
    await insertProject(tx, ctx, { organisationId, name: NAME, isSelf: true });
  });
  return findSelfProject();
}

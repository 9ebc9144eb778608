import type { SilenceInput } from '@/domain/silences/schemas';
import type { ProjectContext } from '../context';
import { systemPool } from '../db/client';
import { selectContacts } from '../db/sql/notification-targets';
import { ServiceError } from '../errors';

interface StoredOwner {
  ownerTeam: string | null;
  ownerId: string | null;
  ownerName: string;
}

/** Whose a silence is: whoever is named, else the member who makes it. @throws ServiceError not_found, invalid */
export async function ownerOf(
  ctx: ProjectContext,
  owner: SilenceInput['owner'],
): Promise<StoredOwner> {
  if (owner !== undefined && 'team' in owner)
    return { ownerTeam: owner.team, ownerId: null, ownerName: owner.team };
  const id = owner?.person ?? (ctx.actor.kind === 'user' ? ctx.actor.id : null);
  if (id === null)
    throw new ServiceError('invalid', 'The silence: owner must be named by who is no member.', {
      details: [{ path: 'owner', message: 'must be {"team": …} or {"person": …}' }],
      hint: 'Its owner is told before it ends.',
    });
  const [person] = await selectContacts(systemPool(), ctx.projectId, [id]);
  if (person === undefined)
    throw new ServiceError('not_found', 'The silence: its owner is no member of this project.', {
      details: [{ path: 'owner', message: `no member has the id ${id}` }],
      hint: 'Name a member, or a team.',
    });
  return { ownerTeam: null, ownerId: person.id, ownerName: person.name };
}

import { systemPool } from '../db/client';
import { selectPeople } from '../db/sql/notification-targets';
import { checkPeople } from '../oncall/check-people';

/** Who an action is given to, by id and name. @throws ServiceError not_found for who is no member */
export async function ownerOf(
  projectId: string,
  ownerId: string | null,
): Promise<{ ownerId: string | null; ownerName: string | null }> {
  if (ownerId === null) return { ownerId, ownerName: null };
  await checkPeople(projectId, [ownerId], 'ownerId');
  const people = await selectPeople(systemPool(), projectId);
  return { ownerId, ownerName: people.find(({ id }) => id === ownerId)?.name ?? null };
}

import { checkPeople } from '../oncall/check-people';

/** Who an action is given to, by id and name. @throws ServiceError not_found for who is no member */
export async function ownerOf(
  projectId: string,
  ownerId: string | null,
): Promise<{ ownerId: string | null; ownerName: string | null }> {
  if (ownerId === null) return { ownerId, ownerName: null };
  const people = await checkPeople(projectId, [ownerId], 'ownerId');
  return { ownerId, ownerName: people.get(ownerId)?.name ?? null };
}

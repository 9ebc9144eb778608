import { systemPool } from '../db/client';
import { selectPeople } from '../db/sql/notification-targets';
import { ServiceError } from '../errors';

/** @throws ServiceError not_found when one of `ids` is no member of the project */
export async function checkPeople(
  projectId: string,
  ids: readonly string[],
  path: string,
): Promise<void> {
  const people = await selectPeople(systemPool(), projectId);
  const known = new Set(people.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new ServiceError('not_found', 'Somebody named is no member of this project.', {
    hint: 'Invite them first, or choose another.',
    details: [{ path, message: `no member has the id ${unknown}` }],
  });
}

import { systemPool } from '../db/client';
import { selectPeople } from '../db/sql/notification-targets';
import { ServiceError } from '../errors';

interface Person {
  id: string;
  name: string;
}

/** Everybody of the project by id, those whom `ids` name among them. @throws ServiceError not_found when one of them is no member of the project */
export async function checkPeople(
  projectId: string,
  ids: readonly string[],
  path: string,
): Promise<ReadonlyMap<string, Person>> {
  const people = await selectPeople(systemPool(), projectId);
  const known = new Map(people.map(({ id, name }) => [id, { id, name }]));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return known;
  throw new ServiceError('not_found', 'Somebody named is no member of this project.', {
    hint: 'Invite them first, or choose another.',
    details: [{ path, message: `no member has the id ${unknown}` }],
  });
}

import { systemPool } from '../db/client';
import { selectPeople } from '../db/sql/notification-targets';

/** Who can be given something to do in a project: everybody of it, by name. */
export async function listPeople(projectId: string): Promise<{ id: string; name: string }[]> {
  const people = await selectPeople(systemPool(), projectId);
  return people.map(({ id, name }) => ({ id, name }));
}

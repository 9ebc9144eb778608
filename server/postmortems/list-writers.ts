import { systemPool } from '../db/client';
import { selectPeople } from '../db/sql/notification-targets';

/** Who can own a postmortem or look it over: everybody of the project, by name. */
export async function listWriters(projectId: string): Promise<{ id: string; name: string }[]> {
  const people = await selectPeople(systemPool(), projectId);
  return people.map(({ id, name }) => ({ id, name }));
}

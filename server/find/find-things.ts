import type { FoundThing } from '@/domain/find/found-things';
import { readInProject } from '../db/client';
import { findNamed } from '../db/sql/find-things';

/** What of a project is called so, for the command palette; a few of each noun. */
export async function findThings(
  projectId: string,
  text: string,
): Promise<{ items: FoundThing[] }> {
  return { items: await readInProject(projectId, (client) => findNamed(client, text)) };
}

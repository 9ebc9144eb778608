import type { FoundThing } from '@/domain/find/found-things';
import type { Queryable } from './bind';

const MOST_OF_A_NOUN = 6;

const named = (noun: FoundThing['noun'], table: string, id: string) =>
  `(SELECT '${noun}' AS noun, ${id} AS id, name FROM ${table}
    WHERE project_id = candor_project_id() AND position(lower($1) IN lower(name)) > 0
    ORDER BY position(lower($1) IN lower(name)), length(name), name LIMIT ${MOST_OF_A_NOUN})`;

/**
 * Services, queues and breakers whose names hold the text, those that begin with it first.
 * Expected: Append of Limits over Index Scans using the primary keys with a filter: some thousand names a project.
 */
export async function findNamed(client: Queryable, text: string): Promise<FoundThing[]> {
  const { rows } = await client.query<FoundThing>({
    name: 'find-named',
    text: [
      named('service', 'service', 'name'),
      named('queue', 'queue', 'id::text'),
      named('breaker', 'breaker', 'id::text'),
    ].join(' UNION ALL '),
    values: [text],
  });
  return rows;
}

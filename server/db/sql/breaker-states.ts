import type { Queryable } from './bind';

export interface InstanceKey {
  projectId: string;
  breakerId: string;
  /** '' is not told. */
  instance: string;
}

/** The last known states of instances. Nested Loop: Function Scan on unnest, Index Scan using breaker_instance_pkey. */
export async function selectInstanceStates(
  client: Queryable,
  instances: readonly InstanceKey[],
): Promise<(InstanceKey & { state: string })[]> {
  const { rows } = await client.query<InstanceKey & { state: string }>(
    `SELECT DISTINCT i.project_id AS "projectId", i.breaker_id AS "breakerId", i.instance, i.state
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS wanted(project_id, breaker_id, instance)
     JOIN breaker_instance i USING (project_id, breaker_id, instance)`,
    [
      instances.map(({ projectId }) => projectId),
      instances.map(({ breakerId }) => breakerId),
      instances.map(({ instance }) => instance),
    ],
  );
  return rows;
}

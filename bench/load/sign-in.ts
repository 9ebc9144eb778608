import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import type pg from 'pg';
import { SESSION_COOKIE } from '@/server/web/session-cookie';

/** Makes a viewer of the project and answers the Cookie header of a live session of theirs. */
export async function signIn(
  client: Pick<pg.ClientBase, 'query'>,
  projectId: string,
  secret: string,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH u AS (INSERT INTO user_account (email, name) VALUES ($2, 'Bench') RETURNING id),
       o AS (INSERT INTO organisation_member (organisation_id, user_id, role)
         SELECT p.organisation_id, u.id, 'member' FROM u, project p WHERE p.id = $1),
       m AS (INSERT INTO project_member (project_id, user_id, role) SELECT $1, id, 'viewer' FROM u)
     INSERT INTO user_session (user_id, expires_at) SELECT id, candor_now() + interval '1 day' FROM u RETURNING id`,
    [projectId, `${randomUUID()}@example.com`],
  );
  const token = await encode({ token: { sid: rows[0]?.id }, secret });
  return `${SESSION_COOKIE}=${token}`;
}

import type pg from 'pg';

/** Sends one notice for each project on the channel. */
export async function notifyProjects(
  client: Pick<pg.ClientBase, 'query'>,
  channel: string,
  projectIds: readonly string[],
): Promise<void> {
  await client.query({
    name: 'notify-projects',
    text: 'SELECT pg_notify($1, id) FROM unnest($2::text[]) AS n(id)',
    values: [channel, projectIds],
  });
}

import type pg from 'pg';

/** Sends a notice on the channel for each of these projects; see domain/live for what a notice says. */
export async function notifyProjects(
  client: Pick<pg.ClientBase, 'query'>,
  channel: string,
  notices: readonly string[],
): Promise<void> {
  await client.query({
    name: 'notify-projects',
    text: 'SELECT pg_notify($1, notice) FROM unnest($2::text[]) AS n(notice)',
    values: [channel, notices],
  });
}

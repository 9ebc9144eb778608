import type pg from 'pg';
import { writeNotice } from '@/domain/live/changed-nouns';
import type { ProjectTransaction } from '../client';

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

/** Tells whoever follows one project that records of this kind have changed. */
export function notifyFollowers(
  client: Pick<pg.ClientBase, 'query'>,
  projectId: string,
  kind: string,
): Promise<void> {
  return notifyProjects(client, 'candor_signal', [writeNotice(projectId, [kind])]);
}

/** The same, once the transaction commits. Plan: one function call. */
export async function notifyInTransaction(
  tx: ProjectTransaction,
  projectId: string,
  kind: string,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('candor_signal', ${writeNotice(projectId, [kind])})`;
}

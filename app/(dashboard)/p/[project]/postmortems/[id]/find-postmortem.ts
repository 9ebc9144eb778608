import { notFound } from 'next/navigation';
import type { PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import { postmortemIdParams } from '@/domain/postmortems/schemas';
import { ServiceError } from '@/server/errors';
import { readPostmortem } from '@/server/postmortems/read-postmortems';

/** The postmortem of an address, or the page that says that there is none. */
export async function findPostmortem(
  projectId: string,
  written: string,
): Promise<PostmortemAnswer> {
  const read = postmortemIdParams.safeParse({ id: written });
  if (!read.success) notFound();
  try {
    return await readPostmortem(projectId, read.data.id);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not_found') notFound();
    throw error;
  }
}

import { heartbeatSlugSchema } from '@/domain/heartbeats/schemas';
import { ServiceError } from '@/server/errors';

/** The name of a heartbeat as it stands in an address. @throws ServiceError `invalid` with what a name may be */
export function readHeartbeatSlug(written: string): string {
  const read = heartbeatSlugSchema.safeParse(written);
  if (read.success) return read.data;
  const message = read.error.issues[0]?.message ?? 'is no name';
  throw new ServiceError(
    'invalid',
    `The name of a heartbeat ${message}; got ${JSON.stringify(written.slice(0, 60))}.`,
    { hint: 'Such as nightly-backup.', details: [{ path: 'slug', message }] },
  );
}

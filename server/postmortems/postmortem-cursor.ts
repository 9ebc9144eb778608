import { ServiceError } from '../errors';

const WRITTEN = /^1\.([0-9a-z]{1,11})\.([0-9a-f-]{36})$/;

interface Place {
  createdAt: Date;
  id: string;
}

/** A place in the list of postmortems, opaque to clients. */
export function writePostmortemCursor({ createdAt, id }: Place): string {
  return `1.${createdAt.getTime().toString(36)}.${id}`;
}

/** @throws ServiceError invalid */
export function readPostmortemCursor(written: string): Place {
  const [, time, id] = WRITTEN.exec(written) ?? [];
  const ms = Number.parseInt(time ?? '', 36);
  if (id === undefined || Number.isNaN(ms) || ms > 8e15)
    throw new ServiceError('invalid', 'The cursor is none that this list gave out.', {
      hint: 'Send back “nextCursor” of the page before as it was.',
      details: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  return { createdAt: new Date(ms), id };
}

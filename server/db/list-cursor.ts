import { ServiceError } from '../errors';

const WRITTEN = /^1\.([0-9a-z]{1,11})\.([0-9a-f-]{36})$/;

/** Where a list that is in the order of a time, and then of ids, goes on. */
export interface TimePlace {
  at: Date;
  id: string;
}

/** A place in such a list, opaque to clients. */
export function writeTimeCursor({ at, id }: TimePlace): string {
  return `1.${at.getTime().toString(36)}.${id}`;
}

/** @throws ServiceError invalid */
export function readTimeCursor(written: string): TimePlace {
  const [, time, id] = WRITTEN.exec(written) ?? [];
  const ms = Number.parseInt(time ?? '', 36);
  if (id === undefined || Number.isNaN(ms) || ms > 8e15) throw notACursor();
  return { at: new Date(ms), id };
}

/** What is answered to a cursor that no list of this kind gave out. */
export function notACursor(): ServiceError {
  return new ServiceError('invalid', 'The cursor is none that this list gave out.', {
    hint: 'Send back “nextCursor” of the page before as it was.',
    details: [{ path: 'cursor', message: 'is not a cursor of this list' }],
  });
}

import { ServiceError } from '../errors';

const WRITTEN = /^1\.(\d{4}-\d{2}-\d{2}|-)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

interface ActionPlace {
  /** A day; null among those without one. */
  dueOn: string | null;
  id: string;
}

/** A place in the list of actions, opaque to clients. */
export function writeActionCursor({ dueOn, id }: ActionPlace): string {
  return `1.${dueOn ?? '-'}.${id}`;
}

/** @throws ServiceError invalid */
export function readActionCursor(written: string): ActionPlace {
  const [, day, id] = WRITTEN.exec(written) ?? [];
  if (day === undefined || id === undefined || (day !== '-' && Number.isNaN(Date.parse(day))))
    throw new ServiceError('invalid', 'The cursor is none that this list gave out.', {
      hint: 'Send back “nextCursor” of the page before as it was.',
      details: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  return { dueOn: day === '-' ? null : day, id };
}

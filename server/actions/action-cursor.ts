import { notACursor } from '../db/list-cursor';

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
    throw notACursor();
  return { dueOn: day === '-' ? null : day, id };
}

import type { Sighting } from '@/domain/services/sighting';
import { systemPool } from '../db/client';
import { log } from '../observability/log';
import { noteServices, rememberServices } from './note-services';

/**
 * Notes services beside whatever named them, for a way in that is too hot to wait for it: nothing is asked of the
 * database while all of them were noted within the last minute. What fails is noted again a minute later.
 */
export function noteServicesSoon(sightings: readonly Sighting[]): void {
  const statements = noteServices(sightings);
  if (statements.length === 0) return;
  rememberServices(sightings);
  const pool = systemPool();
  const note = async () => {
    for (const { text, values } of statements) await pool.query(text, [...(values ?? [])]);
  };
  note().catch((error) => {
    if (!pool.ending) log.warn('Services could not be noted; later ones will be', { error });
  });
}

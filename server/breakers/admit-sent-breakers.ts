import type { BreakerOrigin } from '@/domain/breakers/breaker';
import { systemPool } from '../db/client';
import { breakerAdmission, noRoomForBreaker } from './admit-breakers';

/** For a way in of breakers: says of each row whether its project has room for it. */
export async function admitSentBreakers(projectId: string) {
  await breakerAdmission.load(systemPool(), projectId);
  return (row: BreakerOrigin) =>
    breakerAdmission.admits(projectId, row) ? null : noRoomForBreaker(row);
}

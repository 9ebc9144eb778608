import type { BreakerOrigin } from '@/domain/breakers/breaker';
import { hashUuid } from '@/server/db/hash-uuid';

/** The id of a breaker, of whichever instance: a writer knows it without asking. */
export function breakerIdOf({
  breaker,
  service,
  environment,
}: Pick<BreakerOrigin, 'breaker' | 'service' | 'environment'>): string {
  return hashUuid(JSON.stringify([breaker, service, environment ?? '']));
}

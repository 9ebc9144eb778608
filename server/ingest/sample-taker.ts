import { toStorable } from '@/domain/logs/clean-text';
import type { AuthenticatedKey } from '@/server/access/find-api-key';
import type { SampleRow } from '@/server/db/sql/store-ingest';

export const RAW_LIMIT_CHARACTERS = 8_192;
const ACCEPTED_EVERY_MS = 1_000;
export const REJECTED_A_SECOND = 20;

/**
 * Decides which records the ingest doctor keeps: one accepted record a second for each key and the first rejected ones
 * of each second, so that a flood of bad records costs no more than a few rows.
 */
export class SampleTaker {
  private readonly acceptedAt = new Map<string, number>();
  private readonly rejectedIn = new Map<string, { second: number; count: number }>();

  /** Whether this key's next accepted record should be kept. Asking counts as taking it. */
  wantsAccepted(keyId: string): boolean {
    const now = performance.now();
    if (now - (this.acceptedAt.get(keyId) ?? Number.NEGATIVE_INFINITY) < ACCEPTED_EVERY_MS)
      return false;
    this.acceptedAt.set(keyId, now);
    return true;
  }

  accepted(key: AuthenticatedKey, route: string, raw: string, shape: string): SampleRow {
    return { ...base(key, route, raw), outcome: 'accepted', shape, reason: null, hint: null };
  }

  rejected(
    key: AuthenticatedKey,
    route: string,
    raw: () => string,
    why: { message: string; hint: string | undefined },
  ): SampleRow | null {
    const second = Math.floor(performance.now() / 1000);
    const seen = this.rejectedIn.get(key.id);
    const count = seen?.second === second ? seen.count + 1 : 1;
    this.rejectedIn.set(key.id, { second, count });
    if (count > REJECTED_A_SECOND) return null;
    return {
      ...base(key, route, raw()),
      outcome: 'rejected',
      shape: null,
      // A parser's words quote the body.
      reason: toStorable(why.message),
      hint: why.hint === undefined ? null : toStorable(why.hint),
    };
  }
}

function base(key: AuthenticatedKey, route: string, raw: string) {
  return {
    projectId: key.projectId,
    keyId: key.id,
    route,
    // A cut must not leave half a character behind.
    raw: toStorable(raw.slice(0, RAW_LIMIT_CHARACTERS)),
  };
}

const globalStore = globalThis as typeof globalThis & { candorSampleTaker?: SampleTaker };

export function sampleTaker(): SampleTaker {
  globalStore.candorSampleTaker ??= new SampleTaker();
  return globalStore.candorSampleTaker;
}

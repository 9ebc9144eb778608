import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { Measured } from '@/domain/alerting/measured';
import type { DueRule } from '../due-rule';
import { readSamples } from './read-samples';
import { makeSignalReading, type SignalReading } from './signal-reading';

interface Changes {
  againstSeconds: number;
  samples: readonly Measured[];
  /** All rules that are judged on the reading. */
  all: readonly DueRule[];
}

/** Puts beside each sample what it was so many seconds ago. */
export async function withBefore(
  reading: SignalReading,
  rule: DueRule,
  { againstSeconds, samples, all }: Changes,
): Promise<Measured[]> {
  const past = await pastOf(reading, againstSeconds, all);
  const before = new Map(
    (await readSamples(past, rule.query)).map((one) => [
      alertFingerprint(rule.id, one.labels),
      one.value,
    ]),
  );
  return samples.map((sample) => ({
    ...sample,
    before: before.get(alertFingerprint(rule.id, sample.labels)) ?? null,
  }));
}

/** One reading of that moment for all rules that look back as far. */
function pastOf(
  { client, projectId, nowMs, once }: SignalReading,
  againstSeconds: number,
  all: readonly DueRule[],
): Promise<SignalReading> {
  return once(`before ${againstSeconds}`, async () => {
    const queries = all.flatMap(({ query, condition }) =>
      condition.kind === 'change' && condition.againstSeconds === againstSeconds ? query : [],
    );
    const pastMs = nowMs - againstSeconds * 1_000;
    return makeSignalReading({ client, projectId, nowMs: pastMs, presentMs: nowMs, queries });
  });
}

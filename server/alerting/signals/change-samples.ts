import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { Measured } from '@/domain/alerting/measured';
import type { DueRule } from '../due-rule';
import { readSamples } from './read-samples';
import { makeSignalReading, type SignalReading } from './signal-reading';

/** Puts beside each sample what it was so many seconds ago. */
export async function withBefore(
  reading: SignalReading,
  rule: DueRule,
  { againstSeconds, samples }: { againstSeconds: number; samples: readonly Measured[] },
): Promise<Measured[]> {
  const { client, projectId, nowMs } = reading;
  const past = makeSignalReading({
    client,
    projectId,
    nowMs: nowMs - againstSeconds * 1_000,
    presentMs: nowMs,
  });
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

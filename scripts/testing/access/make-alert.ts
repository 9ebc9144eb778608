import { db } from '@/server/db/client';

/** A rule of a project with an alert that fires, and a silence, all named after `marker`. */
export async function makeAlert(
  projectId: string,
  marker: string,
): Promise<{ ruleId: string; alertId: string; silenceId: string }> {
  const rule = await db().alertRule.create({
    data: {
      projectId,
      key: marker,
      name: marker,
      query: { signal: 'heartbeat' },
      condition: { kind: 'threshold', op: '>=', value: 1 },
      severity: 'high',
    },
  });
  const at = new Date(Date.now() - 1_000);
  const alert = await db().alert.create({
    data: {
      projectId,
      ruleId: rule.id,
      ruleName: marker,
      severity: 'high',
      fingerprint: marker,
      labels: { heartbeat: marker },
      state: 'firing',
      summary: marker,
      startedAt: at,
      heldAt: at,
      isHolding: true,
      firedAt: at,
    },
  });
  const silence = await db().silence.create({
    data: {
      projectId,
      kind: 'silence',
      matchers: [{ label: 'service', op: '=', value: marker }],
      reason: marker,
      ownerTeam: marker,
      ownerName: marker,
      startsAt: at,
      endsAt: new Date(Date.now() + 3_600_000),
      createdBy: marker,
    },
  });
  return { ruleId: rule.id, alertId: alert.id, silenceId: silence.id };
}

import { judgeRules } from '@/domain/alerting/quality/judge-rules';
import { QUALITY_DAYS, type QualityAnswer } from '@/domain/alerting/quality/quality-answer';
import { daysOf, shiftPages } from '@/domain/alerting/quality/shift-pages';
import type { Signal } from '@/domain/alerting/rule-query';
import { SEVERITIES } from '@/domain/alerting/severity';
import { resolveSchedule } from '@/domain/oncall/resolve-schedule';
import { layerSchema } from '@/domain/oncall/schemas';
import { readInProject, systemPool } from '../../db/client';
import { databaseNow } from '../../db/database-clock';
import { countReviews, type RuleCounts, readPages } from '../../db/sql/alert-quality';
import { selectSchedules } from '../../db/sql/oncall';

const DAY_MS = 86_400_000;

/** Whether the alerts of a project are worth waking for: what reviews say of each rule, and whom it cost how much sleep. */
export async function readQuality(projectId: string): Promise<QualityAnswer> {
  const toMs = Math.floor(await databaseNow());
  const window = { fromMs: toMs - QUALITY_DAYS * DAY_MS, toMs };
  const { counts, pages } = await readInProject(projectId, async (client) => ({
    counts: await countReviews(client, window.fromMs),
    pages: await readPages(client, window.fromMs),
  }));
  const schedules = await selectSchedules(systemPool(), {
    projectId,
    ids: null,
    sinceMs: window.fromMs,
  });
  const byShift = schedules.map(({ name, timeZone, layers, overrides }) => {
    const known = layerSchema.array().safeParse(layers);
    const schedule = { timeZone, layers: known.success ? known.data : [] };
    const shifts = resolveSchedule(schedule, overrides, window.fromMs, window.toMs);
    const held = shifts.filter(({ person }) => person !== null);
    return shiftPages({ schedule: name, timeZone, shifts: held, pages, window });
  });
  const shifts = daysOf('UTC', window);
  const byDay = () => shiftPages({ schedule: null, timeZone: 'UTC', shifts, pages, window });
  return {
    days: QUALITY_DAYS,
    ...judgeRules(counts.map(countedRule), window.fromMs),
    pages: byShift.length > 0 ? byShift : [byDay()],
  };
}

function countedRule({ actionable, noise, duplicate, unreviewed, ...row }: RuleCounts) {
  return {
    ...row,
    severity: SEVERITIES.find((one) => one === row.severity) ?? 'info',
    signal: row.signal as Signal,
    counts: { actionable, noise, duplicate, unreviewed },
  };
}

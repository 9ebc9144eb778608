import { backtestGroup } from '@/domain/alerting/backtest';
import type { MeasuredCourse } from '@/domain/alerting/backtest-answer';
import { LEARNED_MS } from '@/domain/alerting/baseline/learning';
import { withFloor } from '@/domain/alerting/baseline/least-unusual';
import { drawCourse } from '@/domain/alerting/draw-course';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { RuleInput } from '@/domain/alerting/schemas';
import { readInProject } from '../db/client';
import { STEP_MS } from './history/history-window';
import { learnedHistory } from './history/learned-history';
import { measureHistory } from './history/measure-history';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FINE_STEP_MS = 5 * MINUTE_MS;

interface Asked {
  projectId: string;
  rule: RuleInput & { id: string };
  fingerprint: string;
  startedMs: number;
  /** null: it goes on. */
  resolvedMs: number | null;
  nowMs: number;
}

/** What an alert's group measured around its start, with its line or what is usual for it; null where nothing is kept. */
export async function readAlertCourse(asked: Asked): Promise<MeasuredCourse | null> {
  const { projectId, rule, fingerprint, nowMs } = asked;
  const isLearned = rule.condition.kind === 'baseline';
  // What models answer is kept by the hour.
  const isSlow = rule.query.signal === 'ai';
  const stepMs = isSlow ? HOUR_MS : isLearned ? STEP_MS : FINE_STEP_MS;
  const aroundMs = isSlow ? 3 * DAY_MS : 4 * HOUR_MS;
  const fromMs = Math.floor((asked.startedMs - aroundMs) / stepMs) * stepMs;
  const endMs = Math.min(nowMs, (asked.resolvedMs ?? nowMs) + HOUR_MS, fromMs + 4 * aroundMs);
  const toMs = Math.max(fromMs + stepMs, Math.ceil(endMs / stepMs) * stepMs);
  const window = { fromMs: isLearned ? fromMs - LEARNED_MS : fromMs, toMs, stepMs };
  const history = await readInProject(projectId, (client) =>
    (isLearned ? learnedHistory : measureHistory)(
      { client, projectId, presentMs: nowMs },
      rule.query,
      window,
    ),
  );
  const course = history?.courses.find(
    ({ labels }) => alertFingerprint(rule.id, labels) === fingerprint,
  );
  if (history === null || course === undefined) return null;
  const { firings, band } = backtestGroup(withFloor(rule), course, {
    fromMs,
    stepMs: history.stepMs,
  });
  return drawCourse({
    rule,
    window: { fromMs, toMs, stepMs: history.stepMs },
    courses: [{ course, band, firings: firings.length }],
  });
}

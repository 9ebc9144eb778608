import type { z } from 'zod';
import {
  type backtestAnswerSchema,
  backtestGroup,
  type backtestSchema,
  backtestWords,
  learnedFromMs,
} from '@/domain/alerting/backtest';
import { problemWithRule } from '@/domain/alerting/check-rule';
import { readInProject } from '../../db/client';
import { databaseNow } from '../../db/database-clock';
import { ServiceError } from '../../errors';
import { measureHistory, STEP_MS } from '../signals/measure-history';

const DAY_MS = 86_400_000;
const MOST_FIRINGS = 500;

/** When a rule would have fired, had it been there. @throws ServiceError invalid for what has no past in steps */
export async function backtestRule(
  projectId: string,
  { rule, days }: z.output<typeof backtestSchema>,
): Promise<z.output<typeof backtestAnswerSchema>> {
  const problem = problemWithRule(rule);
  if (problem !== null) throw cannotBe(problem);
  const toMs = Math.floor((await databaseNow()) / STEP_MS) * STEP_MS;
  const fromMs = toMs - days * DAY_MS;
  const tried = { ...rule, id: 'backtest' };
  const window = { fromMs: learnedFromMs(tried, fromMs), toMs };
  const courses = await readInProject(projectId, (client) =>
    measureHistory({ client }, rule.query, window),
  );
  if (courses === null)
    throw cannotBe('The past of metrics and of errors_per_minute of logs is kept for this.');
  const firings = courses
    .flatMap((course) => backtestGroup(tried, course, fromMs))
    .sort((a, b) => a.firedMs - b.firedMs);
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    stepSeconds: STEP_MS / 1_000,
    words: backtestWords(firings.length, days),
    groups: courses.length,
    count: firings.length,
    firings: firings.slice(0, MOST_FIRINGS).map(({ labels, firedMs, resolvedMs, value }) => ({
      labels,
      firedAt: new Date(firedMs).toISOString(),
      resolvedAt: resolvedMs === null ? null : new Date(resolvedMs).toISOString(),
      value,
    })),
  };
}

function cannotBe(hint: string): ServiceError {
  return new ServiceError('invalid', 'This rule cannot be tried on the past.', {
    hint,
    details: [{ path: 'rule.query', message: hint }],
  });
}
